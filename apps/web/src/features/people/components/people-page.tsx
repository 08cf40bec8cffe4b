'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { later } from '@/lib/later';
import { refusalFor, useCurrentTeam } from '@/lib/me';
import { useMembers } from '../hooks';
import { InvitationList } from './invitation-list';
import { MemberList } from './member-list';
import { PermissionTable } from './permission-table';

const InviteDialog = later(() => import('./invite-dialog').then((module) => module.InviteDialog));

/** Who is in the team, who is invited, and what each role may do. */
export function PeoplePage() {
  const { team } = useCurrentTeam();
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-8">
        {team === undefined ? <PeopleSkeleton /> : <People key={team.id} team={team} />}
      </div>
    </main>
  );
}

function People({ team }: { team: Team }) {
  const members = useMembers(team.id);
  const [isInviting, setIsInviting] = useState(false);
  const refusal = refusalFor(team.memberRole, 'invitation.write');
  return (
    <>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-4">
        <div className="mr-auto min-w-0">
          <h1 className="font-semibold text-fg text-xl tracking-tight">People</h1>
          <p className="text-fg-muted [overflow-wrap:anywhere]">of {team.name}</p>
        </div>
        <div className="flex max-w-72 flex-col items-end gap-1">
          <Button variant="primary" disabled={refusal !== undefined} onClick={() => setIsInviting(true)}>
            <UserPlus aria-hidden />
            Invite
          </Button>
          {refusal !== undefined && <p className="text-right text-fg-subtle text-xs">{refusal}</p>}
        </div>
      </header>
      {members.isError && (
        <ErrorState what="The members could not be loaded" error={members.error} onRetry={() => members.refetch()} />
      )}
      {members.isPending && <PeopleSkeleton />}
      {members.data !== undefined && <MemberList team={team} members={members.data} />}
      {refusal === undefined && <InvitationList team={team} onInvite={() => setIsInviting(true)} />}
      <PermissionTable ownRole={team.memberRole} />
      {isInviting && <InviteDialog team={team} onClose={() => setIsInviting(false)} />}
    </>
  );
}

function PeopleSkeleton() {
  return (
    <Loading what="the members" className="divide-y divide-line rounded-lg border bg-surface">
      {['w-40', 'w-56', 'w-48'].map((width) => (
        <div key={width} className="flex h-14 items-center gap-3 px-4">
          <Skeleton className="size-8 rounded-full" />
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="ml-auto h-7 w-28" />
        </div>
      ))}
    </Loading>
  );
}
