'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
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
      <Field label="Name">
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            autoComplete="off"
            maxLength={80}
            placeholder="Orders"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
