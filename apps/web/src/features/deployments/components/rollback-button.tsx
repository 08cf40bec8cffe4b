'use client';

import type { Deployment } from '@chalice-studio/control-plane/contract';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { createRandomId } from '@/lib/random-id';
import { useRollback } from '../hooks';

type RollbackButtonProps = { deployment: Deployment; isAws: boolean; onStarted: (deployment: Deployment) => void };

/** Brings an earlier deployment back, after it has said what comes back and what does not. */
export function RollbackButton({ deployment, isAws, onStarted }: RollbackButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const rollback = useRollback(deployment.projectId);
  const { number, stageName, appRevision } = deployment;
  const start = () =>
    rollback.mutate(
      { deploymentId: deployment.id, clientRequestId: createRandomId() },
      {
        onSuccess: (started) => {
          setIsOpen(false);
          onStarted(started);
        },
      },
    );
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <RotateCcw />
        Roll back to this
      </Button>
      <AlertDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        isDangerous={false}
        title={`Roll ${stageName} back to #${number}`}
        description={
          <ul className="list-disc space-y-1 pl-4">
            <li>
              The code and settings of #{number} (revision {appRevision}) are deployed again, byte for byte.
            </li>
            <li>Secrets keep today's values, and data in tables and buckets stays as it is.</li>
            <li>The design is not changed: what is newer there can be deployed again at any time.</li>
            {isAws && <li>The plan is shown before anything is changed in the account.</li>}
          </ul>
        }
        confirmLabel={`Roll back to #${number}`}
        onConfirm={start}
        isBusy={rollback.isPending}
      >
        {rollback.error !== null && (
          <ErrorState layout="row" what="The rollback could not be started" error={rollback.error} />
        )}
      </AlertDialog>
    </>
  );
}
