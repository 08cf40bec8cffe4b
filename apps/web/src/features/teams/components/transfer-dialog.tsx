'use client';

import type { Member, Team } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Combobox } from '@/components/ui/combobox';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { useMe } from '@/lib/me';
import { useRefreshTeams } from '../hooks';

type TransferDialogProps = { team: Team; members: readonly Member[]; onClose: () => void };

export function TransferDialog({ team, members, onClose }: TransferDialogProps) {
  const me = useMe()?.person.id;
  const [personId, setPersonId] = useState<string>();
  const [isTried, setIsTried] = useState(false);
  const refresh = useRefreshTeams();
  const chosen = members.find(({ person }) => person.id === personId)?.person;
  const transfer = useMutation({
    mutationFn: (to: string) => client.teams.transfer({ teamId: team.id, personId: to, confirmName: team.name }),
    onSuccess: async () => {
      toast.message(`${chosen?.name ?? 'Another member'} owns ${team.name} now`);
      onClose();
      await refresh();
    },
  });
  const confirm = () => {
    setIsTried(true);
    if (personId !== undefined) transfer.mutate(personId);
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Transfer ${team.name}?`}
      description={<p>Whoever you choose can do everything with the team, delete it too. You stay as an admin.</p>}
      confirmLabel="Transfer ownership"
      confirmName={team.name}
      onConfirm={confirm}
      isBusy={transfer.isPending}
    >
      <Field label="New owner" {...(isTried && personId === undefined ? { error: 'Choose who gets the team.' } : {})}>
        {(ids) => (
          <Combobox
            {...ids}
            value={personId}
            onChange={setPersonId}
            placeholder="Choose a member…"
            options={members
              .filter(({ person }) => person.id !== me)
              .map(({ person }) => ({ value: person.id, label: person.name, description: person.email }))}
            className="w-full"
          />
        )}
      </Field>
      {transfer.isError && <ErrorState layout="row" what="The team could not be transferred" error={transfer.error} />}
    </AlertDialog>
  );
}
