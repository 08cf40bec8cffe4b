'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { ErrorState } from '@/components/ui/error-state';
import { useStack, useStackOperations } from '../stack-hooks';
import { RecoveryCard } from './recovery-card';

type StackNoticeProps = { projectId: string; stage: Stage; canOperate: boolean };

/** Stands above the deployments where the stack is not well, or something is done with it; else nothing. */
export function StackNotice({ projectId, stage, canOperate }: StackNoticeProps) {
  const stack = useStack(stage.id, true);
  const operations = useStackOperations(projectId, stage.id, true).data ?? [];
  if (stack.error !== null)
    return (
      <ErrorState
        layout="row"
        className="m-4"
        what="The account could not be asked about the stack"
        error={stack.error}
        onRetry={stack.refetch}
      />
    );
  if (stack.data === undefined || stack.data === null) return null;
  return <RecoveryCard stageId={stage.id} stack={stack.data} operation={operations[0]} canOperate={canOperate} />;
}
