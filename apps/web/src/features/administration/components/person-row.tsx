'use client';

import type { Inhabitant } from '@chalice-studio/control-plane/contract';
import { KeyRound, MoreHorizontal, ShieldCheck, ShieldOff, Smartphone, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { Initials } from '@/components/initials';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { later } from '@/lib/later';
import { useMe } from '@/lib/me';
import { useSetAdministrator, useSetSuspended } from '../hooks';

const ResetTwoFactorDialog = later(() =>
  import('./reset-two-factor-dialog').then((module) => module.ResetTwoFactorDialog),
);
const ResetLinkDialog = later(() => import('./reset-link-dialog').then((module) => module.ResetLinkDialog));

type Open = 'suspend' | 'administrator' | 'reset' | 'two-factor' | undefined;

export function PersonRow({ person }: { person: Inhabitant }) {
  const [open, setOpen] = useState<Open>();
  const isSelf = useMe()?.person.id === person.id;
  const suspension = useSetSuspended(person, () => setOpen(undefined));
  const administration = useSetAdministrator(person, () => setOpen(undefined));
  const { id, name, email, isAdministrator, hasTwoFactor, suspendedAt, lastSeenAt, createdAt, teams } = person;
  const isSuspended = suspendedAt !== null;
  const close = () => setOpen(undefined);
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <Initials name={name} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-medium text-fg" title={name}>
            {name}
          </span>
          {isSelf && <Badge tone="outline">You</Badge>}
          {isAdministrator && <Badge tone="accent">Administrator</Badge>}
          {isSuspended && <Badge tone="danger">Suspended</Badge>}
        </p>
        <p className="truncate text-fg-muted text-xs" title={email}>
          {email}
        </p>
      </div>
      <p className="hidden shrink-0 text-right text-fg-muted text-xs sm:block">
        {lastSeenAt === null ? 'signed in nowhere' : <RelativeTime at={lastSeenAt} />}
        <br />
        <span className="text-fg-subtle">
          {teams === 1 ? '1 team' : `${teams} teams`} · since <RelativeTime at={createdAt} />
        </span>
      </p>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`What to do with ${name}`}>
            <MoreHorizontal />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen('reset')} disabled={isSuspended}>
            <KeyRound aria-hidden />
            Make a password link
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen('two-factor')} disabled={!hasTwoFactor}>
            <Smartphone aria-hidden />
            Turn two-factor off
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen('administrator')} disabled={isSuspended && !isAdministrator}>
            {isAdministrator ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
            {isAdministrator ? 'Take administration away' : 'Make an administrator'}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            isDangerous={!isSuspended}
            disabled={isSelf}
            onSelect={() => (isSuspended ? suspension.mutate(false) : setOpen('suspend'))}
          >
            {isSuspended ? <UserCheck aria-hidden /> : <UserX aria-hidden />}
            {isSuspended ? 'Let in again' : 'Suspend'}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={open === 'suspend'}
        onOpenChange={close}
        title={`Suspend ${name}?`}
        description="They are signed out everywhere at once and cannot sign in; their API tokens are revoked for good. Their roles and what they made stay."
        confirmLabel="Suspend"
        isBusy={suspension.isPending}
        onConfirm={() => suspension.mutate(true)}
      >
        {suspension.isError && <ErrorState layout="row" what="They could not be suspended" error={suspension.error} />}
      </AlertDialog>
      <AlertDialog
        open={open === 'administrator'}
        onOpenChange={close}
        title={isAdministrator ? `Take administration away from ${name}?` : `Make ${name} an administrator?`}
        description={
          isAdministrator
            ? `${isSelf ? 'You stay' : 'They stay'} in this studio, without this page.`
            : 'They can decide who signs up, suspend people and make links to new passwords: by such a link an administrator could sign in as somebody else. Every one of these acts is in the audit log.'
        }
        confirmLabel={isAdministrator ? 'Take it away' : 'Make an administrator'}
        isDangerous={isAdministrator}
        isBusy={administration.isPending}
        onConfirm={() => administration.mutate(!isAdministrator)}
      >
        {administration.isError && (
          <ErrorState layout="row" what="This could not be changed" error={administration.error} />
        )}
      </AlertDialog>
      {open === 'two-factor' && <ResetTwoFactorDialog personId={id} name={name} onClose={close} />}
      {open === 'reset' && <ResetLinkDialog personId={id} name={name} onClose={close} />}
    </li>
  );
}
