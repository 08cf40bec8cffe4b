'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
import { api, client } from '@/lib/api';
import { useCurrentTeam } from '@/lib/me';

/** Makes a team and goes over to it. */
export function NewTeamDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const { setTeamId } = useCurrentTeam();
  const queryClient = useQueryClient();
  const creation = useMutation({
    mutationFn: () => client.teams.create({ name }),
    onSuccess: async (team) => {
      await queryClient.invalidateQueries({ queryKey: api.teams.key() });
      setTeamId(team.id);
      onClose();
    },
  });
  return (
    <FormDialog
      title="New team"
      description="A team has projects and members of its own. You are its owner and can invite others."
      submitLabel="Create team"
      canSubmit={name.trim() !== ''}
      isBusy={creation.isPending}
      failure={creation.isError ? { what: 'The team could not be made', error: creation.error } : undefined}
      onSubmit={() => creation.mutate()}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} maxLength={80} placeholder="Orders" />
    </FormDialog>
  );
}
