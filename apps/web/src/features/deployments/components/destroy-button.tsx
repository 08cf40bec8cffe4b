'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useDestroy, useKept } from '../stack-hooks';
import { KeptList } from './kept-list';

/** Takes down what runs in a stage, after it has said what goes and what stays. */
export function DestroyButton({ stage, isDisabled }: { stage: Stage; isDisabled: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [deleteData, setDeleteData] = useState(false);
  const destroy = useDestroy();
  const isAws = stage.targetType === 'aws';
  const kept = useKept(stage.id, isOpen && isAws);
  return (
    <>
      <Button variant="danger-quiet" disabled={isDisabled} onClick={() => setIsOpen(true)}>
        <Trash2 />
        Destroy…
      </Button>
      <AlertDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Destroy what runs in ${stage.name}`}
        description={
          <>
            <p>
              {isAws
                ? 'The stack is deleted with its functions, API and secrets: its addresses answer no more, and new ones come with the next deployment. The stage and its settings stay.'
                : 'What runs is stopped. The stage and its settings stay.'}
            </p>
            {kept.data === undefined && isAws && kept.error === null && <Skeleton className="h-8 w-full" />}
            {kept.error !== null && (
              <ErrorState layout="row" what="What stays could not be read" error={kept.error} onRetry={kept.refetch} />
            )}
            {kept.data !== undefined && kept.data.length > 0 && (
              <>
                <p className="font-medium text-fg">In the account stay, with their data:</p>
                <KeptList kept={kept.data} />
                <p>They cost what they cost there. They can be taken back here for 90 days.</p>
              </>
            )}
            {kept.data !== undefined && kept.data.length === 0 && isAws && <p>Nothing of it stays in the account.</p>}
          </>
        }
        confirmLabel="Destroy"
        confirmName={stage.name}
        onConfirm={() =>
          destroy.mutate(
            { stageId: stage.id, confirmName: stage.name, deleteData },
            { onSuccess: () => setIsOpen(false) },
          )
        }
        isBusy={destroy.isPending}
      >
        <Checkbox
          checked={deleteData}
          onChange={setDeleteData}
          label={isAws ? "Delete the functions' logs too" : 'Delete its tables, buckets and logs too'}
        />
        {destroy.error !== null && <ErrorState layout="row" what="It could not be begun" error={destroy.error} />}
      </AlertDialog>
    </>
  );
}
