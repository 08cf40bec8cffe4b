'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { useDeleteStage } from '../hooks';

type DeleteStageSectionProps = { stage: Stage; isLast: boolean; onDeleted: () => void };

export function DeleteStageSection({ stage, isLast, onDeleted }: DeleteStageSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [deletesData, setDeletesData] = useState(false);
  const [leavesStack, setLeavesStack] = useState(false);
  const isAws = stage.targetType === 'aws';
  const deletion = useDeleteStage(stage, () => {
    setIsOpen(false);
    onDeleted();
  });
  return (
    <SettingsSection title="Delete stage" description="Stops what runs here and gives up its address for ever.">
      <Button variant="danger-quiet" className="self-start" onClick={() => setIsOpen(true)}>
        Delete {stage.name}…
      </Button>
      {isLast && (
        <p className="text-fg-subtle text-xs">It is the project’s last stage: nothing can be deployed after it.</p>
      )}
      <AlertDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Delete stage ${stage.name}?`}
        description={
          <>
            <p>
              <strong className="font-medium text-fg">Goes:</strong>{' '}
              {isAws
                ? 'the stage here, its settings and its secrets. Its stack in AWS has to be destroyed first, on the page Deployments.'
                : 'what runs here, its address, its settings and its secrets.'}
            </p>
            <p>
              <strong className="font-medium text-fg">Stays:</strong> the design, other stages, the records of
              deployments{deletesData || isAws ? '.' : ', and the data in its tables and buckets.'}
            </p>
          </>
        }
        confirmLabel="Delete stage"
        confirmName={stage.name}
        onConfirm={() => deletion.mutate({ deleteData: deletesData, leaveStack: leavesStack })}
        isBusy={deletion.isPending}
      >
        {!isAws && (
          <Checkbox
            checked={deletesData}
            onChange={setDeletesData}
            label="Delete the data in its tables and buckets too. This cannot be undone."
          />
        )}
        {/* Only where the stack cannot be destroyed first: an account that is gone. */}
        {isAws && (deletion.isError || leavesStack) && (
          <Checkbox
            checked={leavesStack}
            onChange={setLeavesStack}
            label="Forget the stage and leave its stack in AWS as it is. What it costs there, it goes on costing."
          />
        )}
        {deletion.isError && <ErrorState layout="row" what="The stage could not be deleted" error={deletion.error} />}
      </AlertDialog>
    </SettingsSection>
  );
}
