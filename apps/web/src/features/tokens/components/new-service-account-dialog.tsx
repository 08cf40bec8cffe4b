'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { client } from '@/lib/api';
import { useRefreshTokens } from '../hooks';

export function NewServiceAccountDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const formId = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<GrantableRole>('operator');
  const refresh = useRefreshTokens();
  const creation = useMutation({
    mutationFn: () => client.serviceAccounts.create({ teamId: team.id, name, role }),
    onSuccess: async () => {
      await refresh();
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
        title="New service account"
        description={`It is of ${team.name}, and signs in with tokens that you make for it.`}
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
              Create service account
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
                placeholder="Deploys from CI"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Role">
            {({ id }) => (
              <RoleSelect
                id={id}
                label="Role"
                value={role}
                onChange={setRole}
                roles={grantableRoles}
                className="w-full"
              />
            )}
          </Field>
          {creation.isError && <ErrorState layout="row" what="It could not be made" error={creation.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}
