'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
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
      <NameField value={name} onChange={setName} maxLength={64} />
    </FormDialog>
  );
}
