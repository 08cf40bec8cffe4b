'use client';

import type { Invitation, NewInvitation, Team } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { Link2, Mail, RotateCw, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { roleLabel } from '@/lib/roles';
import { useInvitations, useRefreshPeople, useWithdrawInvitation } from '../hooks';
import { InvitationLinkDialog } from './invitation-link-dialog';

/** Invitations that nobody took yet. */
export function InvitationList({ team, onInvite }: { team: Team; onInvite: () => void }) {
  const invitations = useInvitations(team.id, team.memberRole);
  const [renewed, setRenewed] = useState<NewInvitation>();
  return (
    <section aria-labelledby="invitations" className="pt-8">
      <h2 id="invitations" className="pb-2 font-medium text-base text-fg">
        Invitations
      </h2>
      {invitations.isError && (
        <ErrorState
          layout="row"
          what="The invitations could not be loaded"
          error={invitations.error}
          onRetry={() => invitations.refetch()}
        />
      )}
      {invitations.isPending && (
        <Loading what="the invitations">
          <Skeleton className="h-12 w-full rounded-lg" />
        </Loading>
      )}
      {invitations.data?.length === 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line-strong border-dashed px-4 py-3 text-fg-muted">
          <span className="min-w-0 flex-1">
            Nobody is invited at the moment. An invitation goes to an e-mail address, or is a link that you pass on.
          </span>
          <Button onClick={onInvite}>
            <UserPlus aria-hidden />
            Invite
          </Button>
        </div>
      )}
      {invitations.data !== undefined && invitations.data.length > 0 && (
        <ul aria-label="Invitations" className="divide-y divide-line rounded-lg border bg-surface">
          {invitations.data.map((invitation) => (
            <InvitationRow key={invitation.id} team={team} invitation={invitation} onRenewed={setRenewed} />
          ))}
        </ul>
      )}
      {renewed !== undefined && <InvitationLinkDialog made={[renewed]} onClose={() => setRenewed(undefined)} />}
    </section>
  );
}

type InvitationRowProps = { team: Team; invitation: Invitation; onRenewed: (renewed: NewInvitation) => void };

function InvitationRow({ team, invitation, onRenewed }: InvitationRowProps) {
  const { id, email, role, invitedBy, expiresAt, sentAt, uses, maxUses } = invitation;
  const refresh = useRefreshPeople();
  const withdrawal = useWithdrawInvitation(team.id);
  const renewal = useMutation({
    mutationFn: () => client.invitations.renew({ teamId: team.id, invitationId: id }),
    onSuccess: onRenewed,
    onError: (error) => toast.failure('The invitation could not be renewed', error),
    onSettled: refresh,
  });
  const isOver = expiresAt <= Date.now();
  const title = email ?? (maxUses === 1 ? 'Link for one person' : `Link · ${uses} of ${maxUses} used`);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5 sm:flex-nowrap">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full border text-fg-subtle [&_svg]:size-4">
        {email === null ? <Link2 aria-hidden /> : <Mail aria-hidden />}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="truncate font-medium text-fg" title={title}>
          {title}
        </p>
        <p className="text-fg-muted text-xs">
          {roleLabel(role)} · by {invitedBy.name} · {isOver ? 'expired' : 'expires'} <RelativeTime at={expiresAt} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1.5 max-sm:w-full max-sm:pl-11">
        {isOver && <Badge tone="warning">Expired</Badge>}
        <Button size="sm" isBusy={renewal.isPending} onClick={() => renewal.mutate()}>
          {!renewal.isPending && <RotateCw aria-hidden />}
          {sentAt === null ? 'New link' : 'Send again'}
        </Button>
        <IconButton
          label={`Withdraw the invitation for ${email ?? 'the link'}`}
          size="sm"
          disabled={withdrawal.isPending}
          onClick={() => withdrawal.mutate(id)}
        >
          <X />
        </IconButton>
      </div>
    </li>
  );
}
