'use client';

import type { Stack, StackOperation } from '@chalice-studio/control-plane/contract';
import { LifeBuoy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { noteOf, wayOutOf } from '../model/ways-out';
import { useKept, useOperate } from '../stack-hooks';
import { KeptList } from './kept-list';
import { OperationProgress } from './operation-progress';
import { SkipDialog } from './skip-dialog';

type RecoveryCardProps = {
  stageId: string;
  stack: Stack;
  /** What is being done with the stack now, or was last. */
  operation: StackOperation | undefined;
  canOperate: boolean;
};

/** What happened to the stack, what helps, and the one button that does it. */
export function RecoveryCard({ stageId, stack, operation, canOperate }: RecoveryCardProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isAbsent = stack.state === 'absent';
  const read = useKept(stageId, isAbsent);
  const kept = read.data ?? [];
  const operate = useOperate();
  const isRunning = operation?.status === 'running';
  const way = wayOutOf(stack, kept.length);
  const note = noteOf(stack, kept.length);
  if (isRunning && operation.kind !== 'detect-drift') return <OperationProgress operation={operation} />;
  if (isAbsent && read.error !== null)
    return (
      <ErrorState
        layout="row"
        className="m-4"
        what="What stayed in the account could not be read"
        error={read.error}
        onRetry={read.refetch}
      />
    );
  // Whether something stayed decides what is said.
  if (isAbsent && read.data === undefined) return null;
  if (way === undefined)
    return note === undefined ? null : (
      <Card title="The stack needs a look">
        <p>{note}</p>
      </Card>
    );
  const failed = operation?.status === 'failed' && operation.kind === way.kind ? operation : undefined;
  return (
    <Card title={way.title}>
      <p className="text-fg-muted">{way.words}</p>
      {stack.reason !== undefined && <p className="text-fg-muted text-xs">{`${stack.status}: ${stack.reason}`}</p>}
      {way.kind === 'adopt-kept' && <KeptList kept={kept} />}
      {failed !== undefined && (
        <p role="alert" className="text-danger-text [overflow-wrap:anywhere]">
          {failed.message}
        </p>
      )}
      {canOperate ? (
        <Button
          variant="primary"
          isBusy={operate.isPending}
          onClick={() => (way.isDangerous ? setIsAsking(true) : operate.mutate({ stageId, kind: kindOf(way.kind) }))}
        >
          {way.button}
        </Button>
      ) : (
        <p className="text-fg-subtle text-xs">An operator, editor, admin or owner can do it.</p>
      )}
      {operate.error !== null && <ErrorState layout="row" what="It could not be begun" error={operate.error} />}
      {way.kind === 'continue-rollback' && (
        <SkipDialog stageId={stageId} stack={stack} isOpen={isAsking} onClose={() => setIsAsking(false)} />
      )}
    </Card>
  );
}

/** Destroying has a dialog of its own. */
const kindOf = (kind: StackOperation['kind']) => (kind === 'destroy' ? 'remove-failed' : kind);

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-label={title}
      className="m-4 flex gap-3 rounded-md border border-warning/40 bg-warning-soft px-3 py-2.5"
    >
      <LifeBuoy className="mt-0.5 size-4 shrink-0 text-warning-text" aria-hidden />
      <div className="min-w-0 flex-1 space-y-2">
        <h2 className="font-medium">{title}</h2>
        {children}
      </div>
    </section>
  );
}
