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
              <strong className="font-medium text-fg">Goes:</strong> what runs here, its address, its settings and its
              secrets.
            </p>
            <p>
              <strong className="font-medium text-fg">Stays:</strong> the design, other stages, the records of
              deployments{deletesData ? '.' : ', and the data in its tables and buckets.'}
            </p>
          </>
        }
        confirmLabel="Delete stage"
        confirmName={stage.name}
        onConfirm={() => deletion.mutate(deletesData)}
        isBusy={deletion.isPending}
      >
        <Checkbox
          checked={deletesData}
          onChange={setDeletesData}
          label="Delete the data in its tables and buckets too. This cannot be undone."
        />
        {deletion.isError && <ErrorState layout="row" what="The stage could not be deleted" error={deletion.error} />}
      </AlertDialog>
    </SettingsSection>
  );
}
