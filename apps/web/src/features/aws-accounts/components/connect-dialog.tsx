'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
import { api } from '@/lib/api';
import { regions } from '../constants';
import { useShowAccount } from '../hooks';

/** Begins a connection; its page leads on from there, also after a break. */
export function ConnectDialog({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const router = useRouter();
  const show = useShowAccount();
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string | undefined>('us-east-1');
  const creation = useMutation(
    api.awsAccounts.create.mutationOptions({
      onSuccess: async (account) => {
        await show(account);
        onClose();
        router.push(`/aws-accounts/${account.id}`);
      },
    }),
  );
  return (
    <FormDialog
      title="Connect an AWS account"
      description="First its name here, and where it runs. What to do in the account comes next."
      submitLabel="Continue"
      canSubmit={name.trim() !== '' && region !== undefined}
      isBusy={creation.isPending}
      failure={creation.isError ? { what: 'The connection could not be begun', error: creation.error } : undefined}
      onSubmit={() => region !== undefined && creation.mutate({ teamId, name, region })}
      onClose={onClose}
    >
      <NameField
        value={name}
        onChange={setName}
        maxLength={64}
        help="As your team knows the account: “Production”, “Sandbox of Ada”."
      />
      <Field
        label="Region"
        help="Stages of this connection run there. Connect the account once more for another region."
      >
        {(ids) => (
          <Combobox
            {...ids}
            value={region}
            onChange={setRegion}
            options={regions}
            onCreate={setRegion}
            searchPlaceholder="Search regions"
            empty="No such region in the list"
          />
        )}
      </Field>
    </FormDialog>
  );
}
