'use client';

import type { Stack } from '@chalice-studio/control-plane/contract';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { useOperate } from '../stack-hooks';

type SkipDialogProps = { stageId: string; stack: Stack; isOpen: boolean; onClose: () => void };

/** Which resources a stuck rollback leaves out: at first all that could not go back. */
export function SkipDialog({ stageId, stack, isOpen, onClose }: SkipDialogProps) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const operate = useOperate();
  const skip = stack.failedResources.map((each) => each.logicalId).filter((id) => !kept.has(id));
  const toggle = (id: string) =>
    setKept((held) => (held.has(id) ? new Set([...held].filter((each) => each !== id)) : new Set([...held, id])));
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title="Continue the rollback"
      description="What is left out stays as it is now, and the stack believes that it went back. The next deployment that changes it sets it right."
      confirmLabel={skip.length === 0 ? 'Try all of it again' : `Leave out ${skip.length} and continue`}
      onConfirm={() => operate.mutate({ stageId, kind: 'continue-rollback', skip }, { onSuccess: onClose })}
      isBusy={operate.isPending}
    >
      <fieldset className="space-y-2">
        <legend className="font-medium text-xs">Leave out</legend>
        {stack.failedResources.map(({ logicalId, type, reason }) => (
          <div key={logicalId} className="flex gap-2">
            <Checkbox
              checked={!kept.has(logicalId)}
              onChange={() => toggle(logicalId)}
              aria-label={logicalId}
              className="mt-0.5"
            />
            <div className="min-w-0 flex-1">
              <p className="truncate font-mono text-xs" title={`${logicalId} (${type})`}>
                {logicalId} <span className="text-fg-subtle">{type}</span>
              </p>
              {reason !== undefined && <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">{reason}</p>}
            </div>
          </div>
        ))}
        {stack.failedResources.length === 0 && (
          <p className="text-fg-muted">The account names no resource that is in the way.</p>
        )}
      </fieldset>
      {operate.error !== null && <ErrorState layout="row" what="It could not be begun" error={operate.error} />}
    </AlertDialog>
  );
}
