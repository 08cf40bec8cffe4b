'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

type ResetTwoFactorDialogProps = { personId: string; name: string; onClose: () => void };

/** For somebody who lost their app and their recovery codes. */
export function ResetTwoFactorDialog({ personId, name, onClose }: ResetTwoFactorDialogProps) {
  const queryClient = useQueryClient();
  const reset = useMutation({
    mutationFn: () => client.secondFactors.reset({ personId }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: api.instance.people.key() });
      toast.success(`${name} signs in with the password alone`);
      onClose();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Turn two-factor off for ${name}?`}
      description="Their password alone signs them in then, until they set it up again. Make sure that it is they who ask. Passkeys stay; the act is in the audit log."
      confirmLabel="Turn it off"
      isBusy={reset.isPending}
      onConfirm={() => reset.mutate()}
    >
      {reset.isError && <ErrorState layout="row" what="It could not be turned off" error={reset.error} />}
    </AlertDialog>
  );
}
