'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { api, client } from '@/lib/api';
import { useCurrentTeam } from '@/lib/me';

/** Makes a team and goes over to it. */
export function NewTeamDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
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
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') creation.mutate();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="New team"
        description="A team has projects and members of its own. You are its owner and can invite others."
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              disabled={name.trim() === ''}
              isBusy={creation.isPending}
            >
              Create team
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={send} className="space-y-4">
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
          {creation.isError && <ErrorState layout="row" what="The team could not be made" error={creation.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}
