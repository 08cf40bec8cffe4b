'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { CodeBlock } from '@/components/ui/code-block';
import { ErrorState } from '@/components/ui/error-state';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

type DeleteAccountDialogProps = { account: AwsAccount; open: boolean; onOpenChange: (open: boolean) => void };

export function DeleteAccountDialog({ account, open, onOpenChange }: DeleteAccountDialogProps) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const input = { awsAccountId: account.id };
  const setup = useQuery(api.awsAccounts.setup.queryOptions({ input, enabled: open }));
  const deletion = useMutation(
    api.awsAccounts.delete.mutationOptions({
      onSuccess: () => {
        toast.message(`${account.name} is not connected any more`);
        router.push('/aws-accounts');
        return queryClient.invalidateQueries({ queryKey: api.awsAccounts.list.key() });
      },
    }),
  );
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete the connection ${account.name}?`}
      description={
        <>
          <p>
            <strong className="font-medium text-fg">Goes:</strong> the studio’s way into the account, with its external
            id. To come back, connect it anew.
          </p>
          <p>
            <strong className="font-medium text-fg">Stays:</strong> everything in the account. Its owner removes the
            roles there; the artifact bucket is kept, and deleted by hand:
          </p>
        </>
      }
      confirmLabel="Delete connection"
      confirmName={account.name}
      onConfirm={() => deletion.mutate({ ...input, confirmName: account.name })}
      isBusy={deletion.isPending}
    >
      {setup.data !== undefined && (
        <CodeBlock code={setup.data.commands.remove} label="Copy the command" className="[&_pre]:whitespace-pre-wrap" />
      )}
      {deletion.isError && (
        <ErrorState layout="row" what="The connection could not be deleted" error={deletion.error} />
      )}
    </AlertDialog>
  );
}
