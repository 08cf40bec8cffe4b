'use client';

import { useMutation } from '@tanstack/react-query';
import { useOpenDocument } from '@/components/document/document-provider';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { createRandomId } from '@/lib/random-id';

/** Makes the project what it was at a revision; the change is this person's, who can undo it as any other. */
export function RestoreDialog({ revision, onClose }: { revision: number; onClose: () => void }) {
  const { projectId, store } = useOpenDocument();
  const restore = useMutation({
    mutationFn: () => {
      const clientEditId = createRandomId();
      store.expect(clientEditId, `Restored revision ${revision}`);
      return client.revisions.restore({ projectId, revision, clientEditId });
    },
    onSuccess: (change) => {
      store.takeMessage({ type: 'change', change });
      onClose();
      const madeAt = store.nextTime('undo');
      toast.success(`The project is as it was at revision ${revision}`, {
        description: `That is revision ${change.revision}: nothing in between is lost.`,
        action: { label: 'Undo', onClick: () => takeBack(madeAt) },
      });
    },
    onError: (error) => {
      onClose();
      toast.failure('The revision was not restored', error);
    },
  });
  /** Only while it is still the newest step: undo would take back something else. */
  const takeBack = (madeAt: number | undefined) => {
    if (store.nextTime('undo') === madeAt && store.undo()) return;
    toast.message('Something was changed since', { description: 'Undo that first, or restore the revision before.' });
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Restore revision ${revision}`}
      description="Design and code become what they were then, for everybody. It is a new revision, so everything in between stays in the history and can be restored too. What is deployed does not change."
      confirmLabel="Restore"
      isDangerous={false}
      isBusy={restore.isPending}
      onConfirm={() => restore.mutate()}
    />
  );
}
