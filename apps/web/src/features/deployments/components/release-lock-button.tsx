'use client';

import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { useReleaseLock } from '../hooks';

type ReleaseLockButtonProps = { stageId: string; stageName: string; holderNumber: number };

/** For a deployment that does not end by itself: takes the stage from it. */
export function ReleaseLockButton({ stageId, stageName, holderNumber }: ReleaseLockButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  const release = useReleaseLock();
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        <LockOpen />
        Take the stage from #{holderNumber}…
      </Button>
      <AlertDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Take ${stageName} from #${holderNumber}`}
        description={
          <ul className="list-disc space-y-1 pl-4">
            <li>#{holderNumber} ends as failed, and the next deployment has its turn.</li>
            <li>What it had begun where it runs may still go on: look there first.</li>
            <li>That you did it is in the audit log.</li>
          </ul>
        }
        confirmLabel="Take the stage"
        onConfirm={() => release.mutate({ stageId }, { onSuccess: () => setIsOpen(false) })}
        isBusy={release.isPending}
      >
        {release.error !== null && <ErrorState layout="row" what="It could not be taken" error={release.error} />}
      </AlertDialog>
    </>
  );
}
