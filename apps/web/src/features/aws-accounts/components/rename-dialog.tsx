'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { api } from '@/lib/api';
import { useShowAccount } from '../hooks';

type RenameDialogProps = { account: AwsAccount; open: boolean; onOpenChange: (open: boolean) => void };

export function RenameDialog({ account, open, onOpenChange }: RenameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open && <RenameForm account={account} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function RenameForm({ account, onDone }: { account: AwsAccount; onDone: () => void }) {
  const show = useShowAccount();
  const [name, setName] = useState(account.name);
  const renaming = useMutation(
    api.awsAccounts.rename.mutationOptions({
      onSuccess: async (renamed) => {
        await show(renamed);
        onDone();
      },
    }),
  );
  return (
    <DialogContent
      title={`Rename ${account.name}`}
      description="Only its name here: nothing in the account changes."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form="rename-account"
            variant="primary"
            disabled={name.trim() === ''}
            isBusy={renaming.isPending}
          >
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename-account"
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          renaming.mutate({ awsAccountId: account.id, name });
        }}
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
        {renaming.isError && <ErrorState layout="row" what="It could not be renamed" error={renaming.error} />}
      </form>
    </DialogContent>
  );
}
