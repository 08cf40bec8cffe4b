'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { client } from '@/lib/api';
import { useRefreshTokens } from '../hooks';

export function NewServiceAccountDialog({ team, onClose }: { team: Team; onClose: () => void }) {
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
  return (
    <FormDialog
      title="New service account"
      description={`It is of ${team.name}, and signs in with tokens that you make for it.`}
      submitLabel="Create service account"
      canSubmit={name.trim() !== ''}
      isBusy={creation.isPending}
      failure={creation.isError ? { what: 'It could not be made', error: creation.error } : undefined}
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
            placeholder="Deploys from CI"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Role">
        {({ id }) => (
          <RoleSelect id={id} label="Role" value={role} onChange={setRole} roles={grantableRoles} className="w-full" />
        )}
      </Field>
    </FormDialog>
  );
}
