'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { api } from '@/lib/api';
import { useShowAccount } from '../hooks';

export function RenameDialog({ account, onClose }: { account: AwsAccount; onClose: () => void }) {
  const show = useShowAccount();
  const [name, setName] = useState(account.name);
  const renaming = useMutation(
    api.awsAccounts.rename.mutationOptions({
      onSuccess: async (renamed) => {
        await show(renamed);
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={`Rename ${account.name}`}
      description="Only its name here: nothing in the account changes."
      submitLabel="Rename"
      canSubmit={name.trim() !== ''}
      isBusy={renaming.isPending}
      failure={renaming.isError ? { what: 'It could not be renamed', error: renaming.error } : undefined}
      onSubmit={() => renaming.mutate({ awsAccountId: account.id, name })}
      onClose={onClose}
    >
      <Field label="Name">
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            autoComplete="off"
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
