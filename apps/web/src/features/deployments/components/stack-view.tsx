'use client';

import type { Stack, StackOperation, Stage } from '@chalice-studio/control-plane/contract';
import { ArrowLeft, RefreshCw, ScanSearch, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { StatusDot, type StatusTone } from '@/components/ui/status-dot';
import { lastLook } from '../model/drift-look';
import { useOperate, useStack, useStackOperations } from '../stack-hooks';
import { DestroyButton } from './destroy-button';
import { DriftView } from './drift-view';
import { OperationList } from './operation-list';
import { OperationProgress } from './operation-progress';
import { StackNotice } from './stack-notice';

type StackViewProps = {
  projectId: string;
  stage: Stage;
  canOperate: boolean;
  canDestroy: boolean;
  onClose: () => void;
};

/** The stage's stack in its account: how it is, what was done with it, and what can be. */
export function StackView({ projectId, stage, canOperate, canDestroy, onClose }: StackViewProps) {
  const isAws = stage.targetType === 'aws';
  const stack = useStack(stage.id, isAws);
  const operations = useStackOperations(projectId, stage.id, true).data ?? [];
  const running = operations.find((operation) => operation.status === 'running');
  return (
    <article aria-labelledby="stack-title" className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5">
        <IconButton label="All deployments" className="-ml-1.5 lg:hidden" onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <h2 id="stack-title" className="font-semibold text-base">
          {isAws ? 'Stack of' : 'What runs in'} <span className="text-fg-muted">{stage.name}</span>
        </h2>
        <span className="ml-auto flex items-center gap-1.5">
          {canDestroy && (
            <DestroyButton
              stage={stage}
              isDisabled={running !== undefined || (isAws ? stack.data?.state === 'absent' : stage.deployed === null)}
            />
          )}
          <IconButton label="Close" className="hidden lg:inline-flex" onClick={onClose}>
            <X />
          </IconButton>
        </span>
      </header>
      <div className="min-h-0 flex-1 space-y-5 overflow-auto p-4">
        {running !== undefined && <OperationProgress operation={running} />}
        {running === undefined && isAws && (
          // Beside the list, where there is room for it, it stands there.
          <div className="-mx-4 -mt-4 lg:hidden">
            <StackNotice projectId={projectId} stage={stage} canOperate={canOperate} />
          </div>
        )}
        {isAws && (
          <Part
            title="State"
            action={
              <IconButton label="Read it again" onClick={() => stack.refetch()}>
                <RefreshCw className={stack.isFetching ? 'animate-spin' : undefined} />
              </IconButton>
            }
          >
            <State stack={stack} />
          </Part>
        )}
        {isAws && (
          <DriftPart
            stage={stage}
            operations={operations}
            isReady={stack.data?.state === 'ready'}
            canOperate={canOperate}
          />
        )}
        <Part title="What was done with it">
          <OperationList operations={operations} />
        </Part>
      </div>
    </article>
  );
}

function State({ stack }: { stack: ReturnType<typeof useStack> }) {
  if (stack.error !== null)
    return <ErrorState layout="row" what="The stack could not be read" error={stack.error} onRetry={stack.refetch} />;
  if (stack.data === undefined || stack.data === null)
    return (
      <Loading what="the stack">
        <Skeleton className="h-5 w-64" />
      </Loading>
    );
  const { state, stackName, status, reason, isDeployed } = stack.data;
  const { tone, words } = state === 'absent' && isDeployed ? vanished : stateLooks[state];
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <StatusDot tone={tone} />
        <span className="font-medium">{words}</span>
        {status !== undefined && <span className="font-mono text-fg-subtle text-xs">{status}</span>}
      </p>
      <p className="flex items-center gap-1 font-mono text-fg-muted text-xs">
        {stackName}
        <CopyButton value={stackName} label="Copy the stack's name" />
      </p>
      {reason !== undefined && <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">{reason}</p>}
    </div>
  );
}

const vanished: { tone: StatusTone; words: string } = { tone: 'danger', words: 'Gone from the account' };
const stateLooks: Record<Stack['state'], { tone: StatusTone; words: string }> = {
  absent: { tone: 'idle', words: 'Not there yet' },
  'in-review': { tone: 'idle', words: 'Planned, never deployed' },
  ready: { tone: 'success', words: 'Well' },
  busy: { tone: 'busy', words: 'Being changed' },
  'failed-first-create': { tone: 'danger', words: 'Its first creation failed' },
  'stuck-rollback': { tone: 'danger', words: 'Its rollback is stuck' },
  'failed-delete': { tone: 'danger', words: 'It could not be deleted' },
  foreign: { tone: 'warning', words: "Somebody else's" },
};

type DriftPartProps = {
  stage: Stage;
  operations: readonly StackOperation[];
  isReady: boolean;
  canOperate: boolean;
};

function DriftPart({ stage, operations, isReady, canOperate }: DriftPartProps) {
  const operate = useOperate();
  const looked = lastLook(operations, stage.deployed?.at ?? 0);
  const isLooking = operations.some((each) => each.kind === 'detect-drift' && each.status === 'running');
  return (
    <Part
      title="Changes beside the stack"
      action={
        canOperate && (
          <Button
            size="sm"
            disabled={!isReady || isLooking}
            isBusy={operate.isPending}
            onClick={() => operate.mutate({ stageId: stage.id, kind: 'detect-drift' })}
          >
            <ScanSearch />
            Look for drift
          </Button>
        )
      }
    >
      {operate.error !== null && <ErrorState layout="row" what="It could not be begun" error={operate.error} />}
      {looked === undefined || !isReady ? (
        <p className="text-fg-muted">
          Drift is what somebody changed in the account by hand. Looking for it changes nothing and takes a minute.
        </p>
      ) : looked.isOutdated ? (
        <p className="text-fg-muted">
          It was looked for <RelativeTime at={looked.at} />, before the stack was changed last. Look again.
        </p>
      ) : (
        <DriftView drift={looked.drift} at={looked.at} />
      )}
    </Part>
  );
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="space-y-2" aria-label={title}>
      <div className="flex min-h-7 items-center gap-3">
        <h3 className="font-medium text-fg-muted text-xs">{title}</h3>
        <span className="ml-auto">{action}</span>
      </div>
      {children}
    </section>
  );
}
