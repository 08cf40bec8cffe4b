'use client';

import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { hasErrorCode } from '@/lib/api-error';
import { useDisconnect } from '../hooks';

type DisconnectDialogProps = { stageId: string; connection: ConnectionRecord | undefined; onClose: () => void };

export function DisconnectDialog({ stageId, connection, onClose }: DisconnectDialogProps) {
  const disconnect = useDisconnect();
  const close = () => {
    disconnect.reset();
    onClose();
  };
  return (
    <AlertDialog
      open={connection !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`Disconnect ${connection?.connectionId ?? ''}`}
      description="The client is cut off and the app's disconnect handler runs. The client may connect again at once."
      confirmLabel="Disconnect"
      isBusy={disconnect.isPending}
      onConfirm={() => {
        if (connection === undefined) return;
        disconnect.mutate(
          { stageId, connectionId: connection.connectionId },
          {
            onSuccess: close,
            // It left by itself in the meantime, which is what was asked for.
            onError: (error) => hasErrorCode(error, 'CONNECTION_GONE') && close(),
          },
        );
      }}
    >
      {disconnect.error !== null && (
        <ErrorState layout="row" what="The client was not disconnected" error={disconnect.error} />
      )}
    </AlertDialog>
  );
}
