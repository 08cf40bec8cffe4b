'use client';

import type { Member, Team } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { useRefreshPeople } from '../hooks';

type RemoveDialogProps = { team: Team; member: Member; onClose: () => void };

export function RemoveDialog({ team, member, onClose }: RemoveDialogProps) {
  const { person } = member;
  const refresh = useRefreshPeople();
  const removal = useMutation({
    mutationFn: () => client.teams.removeMember({ teamId: team.id, personId: person.id }),
    onSuccess: async () => {
      toast.message(`${person.name} is no member any more`);
      onClose();
      await refresh();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${person.name} from ${team.name}?`}
      description={
        <>
          <p>
            <strong className="font-medium text-fg">Goes:</strong> their access to the team’s projects at once, their
            roles on single projects, their API tokens for this team, and invitations of theirs that nobody took.
          </p>
          <p>
            <strong className="font-medium text-fg">Stays:</strong> all that they made. You can invite them again.
          </p>
        </>
      }
      confirmLabel="Remove member"
      onConfirm={() => removal.mutate()}
      isBusy={removal.isPending}
    >
      {removal.isError && <ErrorState layout="row" what="The member could not be removed" error={removal.error} />}
    </AlertDialog>
  );
}
