'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { refusalFor } from '@/lib/me';
import { formatExact } from '@/lib/time';
import { useRefreshTeams } from '../hooks';
import { TransferDialog } from './transfer-dialog';

/** Leaving, handing over and deleting: what cannot simply be taken back. */
export function DangerZone({ team }: { team: Team }) {
  const [opened, setOpened] = useState<'leave' | 'transfer' | 'delete'>();
  const members = useQuery(api.teams.members.queryOptions({ input: { teamId: team.id } })).data ?? [];
  const isLastOwner = team.memberRole === 'owner' && members.filter(({ role }) => role === 'owner').length <= 1;
  const personal = team.isPersonal ? 'This team came with an account and stays with it.' : undefined;
  const onlyOwners = refusalFor(team.memberRole, 'team.delete');
  const close = () => setOpened(undefined);
  return (
    <SettingsSection title="Danger zone" description="What cannot simply be taken back.">
      <ul className="divide-y divide-line rounded-lg border border-danger/40 bg-surface">
        <Act
          title="Leave the team"
          words="You lose access to its projects. An owner or admin can invite you again."
          refusal={personal ?? (isLastOwner ? 'You are its only owner. Make somebody else an owner first.' : undefined)}
          label="Leave…"
          onStart={() => setOpened('leave')}
        />
        <Act
          title="Transfer ownership"
          words="Another member becomes the owner, and you stay as an admin."
          refusal={personal ?? onlyOwners ?? (members.length < 2 ? 'There is no other member yet.' : undefined)}
          label="Transfer…"
          onStart={() => setOpened('transfer')}
        />
        <Act
          title="Delete the team"
          words="With all its projects. It can be restored for 14 days."
          refusal={personal ?? onlyOwners}
          label="Delete…"
          onStart={() => setOpened('delete')}
        />
      </ul>
      {opened === 'leave' && <LeaveDialog team={team} onClose={close} />}
      {opened === 'transfer' && <TransferDialog team={team} members={members} onClose={close} />}
      {opened === 'delete' && <DeleteDialog team={team} onClose={close} />}
    </SettingsSection>
  );
}

type ActProps = {
  title: string;
  words: ReactNode;
  /** Why it cannot be done here and now. */
  refusal: string | undefined;
  label: string;
  onStart: () => void;
};

function Act({ title, words, refusal, label, onStart }: ActProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium text-fg">{title}</p>
        <p className="text-fg-muted text-xs">{refusal ?? words}</p>
      </div>
      <Button variant="danger-quiet" disabled={refusal !== undefined} onClick={onStart}>
        {label}
      </Button>
    </li>
  );
}

function LeaveDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const router = useRouter();
  const refresh = useRefreshTeams();
  const leaving = useMutation({
    mutationFn: () => client.teams.leave({ teamId: team.id, confirmName: team.name }),
    onSuccess: async () => {
      toast.message(`You left ${team.name}`);
      router.replace('/teams');
      await refresh();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Leave ${team.name}?`}
      description={<p>You lose access to its projects at once, and your API tokens for it end. What you made stays.</p>}
      confirmLabel="Leave team"
      confirmName={team.name}
      onConfirm={() => leaving.mutate()}
      isBusy={leaving.isPending}
    >
      {leaving.isError && <ErrorState layout="row" what="You could not leave" error={leaving.error} />}
    </AlertDialog>
  );
}

function DeleteDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const router = useRouter();
  const refresh = useRefreshTeams();
  const projects = useQuery(api.projects.list.queryOptions({ input: { teamId: team.id } })).data;
  const deletion = useMutation({
    mutationFn: () => client.teams.delete({ teamId: team.id, confirmName: team.name }),
    onSuccess: async ({ removedAt }) => {
      toast.message(`${team.name} is deleted`, { description: `It can be restored until ${formatExact(removedAt)}.` });
      router.replace('/teams');
      await refresh();
    },
  });
  const count = projects === undefined ? 'all its projects' : `its ${projects.length} projects`;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${team.name}?`}
      description={
        <>
          <p>
            <strong className="font-medium text-fg">Goes:</strong> the team, {count}, its members’ access, tokens and
            links, out of everybody’s reach at once and for good after 14 days.
          </p>
          <p>
            <strong className="font-medium text-fg">Stays:</strong> the audit log, and what is deployed to AWS accounts:
            delete those stages first if it should go.
          </p>
        </>
      }
      confirmLabel="Delete team"
      confirmName={team.name}
      onConfirm={() => deletion.mutate()}
      isBusy={deletion.isPending}
    >
      {deletion.isError && <ErrorState layout="row" what="The team could not be deleted" error={deletion.error} />}
    </AlertDialog>
  );
}
