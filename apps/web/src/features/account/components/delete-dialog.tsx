'use client';

import type { Account, AccountDeletion } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { api, client } from '@/lib/api';
import { PresentPassword } from './present-password';

type DeleteDialogProps = { account: Account; onClose: () => void };

/** Says first what stands in the way, then what goes and what stays. */
export function DeleteDialog({ account, onClose }: DeleteDialogProps) {
  const deletion = useQuery(api.account.deletion.queryOptions({ gcTime: 0 }));
  const found = deletion.data;
  if (found !== undefined && found.ownedAlone.length === 0 && !found.isLastAdministrator) {
    return <Confirm account={account} deletion={found} onClose={onClose} />;
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Delete account" footer={<Button onClick={onClose}>Close</Button>}>
        {deletion.isPending && <Skeleton className="h-12 w-full" />}
        {deletion.isError && (
          <ErrorState
            layout="row"
            what="What goes with your account could not be read"
            error={deletion.error}
            onRetry={() => deletion.refetch()}
          />
        )}
        {found !== undefined && <Obstacles deletion={found} />}
      </DialogContent>
    </Dialog>
  );
}

function Obstacles({ deletion }: { deletion: AccountDeletion }) {
  const { ownedAlone, isLastAdministrator } = deletion;
  return (
    <div className="space-y-3 text-fg-muted">
      {ownedAlone.length > 0 && (
        <>
          <p>Nobody else owns these teams. Hand each over to another member, or delete it, then come back.</p>
          <ul aria-label="Teams that only you own" className="divide-y divide-line rounded-lg border bg-surface">
            {ownedAlone.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/teams/${id}`} className="block truncate px-3 py-2 text-accent-text hover:underline">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {isLastAdministrator && (
        <p>
          You alone administer this studio. Make somebody else an administrator on{' '}
          <Link href="/administration" className="text-accent-text hover:underline">
            Administration
          </Link>{' '}
          first.
        </p>
      )}
    </div>
  );
}

function Confirm({ account, deletion, onClose }: DeleteDialogProps & { deletion: AccountDeletion }) {
  const [current, setCurrent] = useState('');
  const { personalTeam } = deletion;
  const removal = useMutation({
    mutationFn: () =>
      client.account.delete({ confirmEmail: account.email, ...(account.hasPassword ? { current } : {}) }),
    onSuccess: () => window.location.assign('/sign-in'),
  });
  const projects = personalTeam?.projects === 1 ? 'its project' : `its ${personalTeam?.projects ?? 0} projects`;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete account"
      description={
        <>
          <p>
            Your sessions, API tokens, roles and invitations go at once
            {personalTeam !== null &&
              personalTeam.projects > 0 &&
              `, and so does ${personalTeam.name} with ${projects}`}
            .
          </p>
          <p>
            What you made in other teams stays, with your name; so does the audit log. What is deployed at AWS runs on:
            destroy it on the page Deployments first if nobody is to pay for it.
          </p>
        </>
      }
      confirmLabel="Delete account"
      confirmName={account.email}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
    >
      <PresentPassword account={account} value={current} onChange={setCurrent} />
      {removal.isError && <ErrorState layout="row" what="Your account could not be deleted" error={removal.error} />}
    </AlertDialog>
  );
}
