'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { api } from '@/lib/api';
import { regions } from '../constants';
import { useShowAccount } from '../hooks';

type ConnectDialogProps = { teamId: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Begins a connection; its page leads on from there, also after a break. */
export function ConnectDialog({ teamId, open, onOpenChange }: ConnectDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <ConnectForm teamId={teamId} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ConnectForm({ teamId, onDone }: { teamId: string; onDone: () => void }) {
  const router = useRouter();
  const show = useShowAccount();
  const [name, setName] = useState('');
  const [region, setRegion] = useState<string | undefined>('us-east-1');
  const creation = useMutation(
    api.awsAccounts.create.mutationOptions({
      onSuccess: async (account) => {
        await show(account);
        onDone();
        router.push(`/aws-accounts/${account.id}`);
      },
    }),
  );
  const isComplete = name.trim() !== '' && region !== undefined;
  return (
    <DialogContent
      title="Connect an AWS account"
      description="First its name here, and where it runs. What to do in the account comes next."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form="connect-account"
            variant="primary"
            disabled={!isComplete}
            isBusy={creation.isPending}
          >
            Continue
          </Button>
        </>
      }
    >
      <form
        id="connect-account"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) creation.mutate({ teamId, name, region });
        }}
      >
        <Field label="Name" help="As your team knows the account: “Production”, “Sandbox of Ada”.">
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
        {creation.isError && (
          <ErrorState layout="row" what="The connection could not be begun" error={creation.error} />
        )}
      </form>
    </DialogContent>
  );
}
