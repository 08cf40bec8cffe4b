'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { useFactorChange } from '../second-factors';

type DisconnectDialogProps = {
  /** What the provider is called here. */
  name: string;
  onClose: () => void;
};

export function DisconnectDialog({ name, onClose }: DisconnectDialogProps) {
  const disconnecting = useFactorChange(() => client.openId.disconnect());
  const disconnect = () => {
    disconnecting.mutate(undefined, {
      onSuccess: () => toast.success(`${name} does not open your account any more`),
      onError: (error) => toast.failure(`${name} stays connected`, error),
      onSettled: onClose,
    });
  };
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Disconnect ${name}?`}
      description={
        <>
          <p>You sign in with your password or a passkey from then on. Where you are signed in now you stay.</p>
          <p>
            If {name} knows your address here, and you confirmed it, signing in with {name} connects it again.
          </p>
        </>
      }
      confirmLabel="Disconnect"
      isBusy={disconnecting.isPending}
      onConfirm={disconnect}
    />
  );
}
