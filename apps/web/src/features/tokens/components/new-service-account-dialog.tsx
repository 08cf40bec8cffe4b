'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
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
      <NameField value={name} onChange={setName} maxLength={80} placeholder="Deploys from CI" />
      <Field label="Role">
        {({ id }) => (
          <RoleSelect id={id} label="Role" value={role} onChange={setRole} roles={grantableRoles} className="w-full" />
        )}
      </Field>
    </FormDialog>
  );
}
