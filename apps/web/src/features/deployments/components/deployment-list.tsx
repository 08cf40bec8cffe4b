'use client';

import type { Deployment } from '@chalice-studio/control-plane/contract';
import { ArrowUpFromLine, Undo2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { cn } from '@/lib/class-names';
import { formatDuration } from '@/lib/time';
import { useClock } from '../hooks';
import { isOver } from '../model/live-deployment';
import { elapsedMs, presentStep } from '../model/timeline';
import { DeploymentStatus } from './deployment-status';

type DeploymentListProps = {
  deployments: readonly Deployment[];
  selectedId: string | undefined;
  liveIds: ReadonlySet<string>;
  /** The stage's name, where the list holds those of several. */
  hasStageNames: boolean;
  onOpen: (deploymentId: string) => void;
};

export function DeploymentList({ deployments, selectedId, liveIds, hasStageNames, onOpen }: DeploymentListProps) {
  const now = useClock(deployments.some((deployment) => !isOver(deployment)));
  return (
    <ul aria-label="Deployments" className="divide-y divide-line border-line border-b">
      {deployments.map((deployment) => (
        <li key={deployment.id}>
          <button
            type="button"
            aria-current={deployment.id === selectedId}
            onClick={() => onOpen(deployment.id)}
            className={cn(
              'grid w-full grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2',
              deployment.id === selectedId && 'bg-active',
            )}
          >
            <span className="flex min-w-0 items-center gap-2">
              {hasStageNames && <span className="max-w-24 truncate text-fg-muted">{deployment.stageName}</span>}
              <span className="font-medium tabular-nums">#{deployment.number}</span>
              <DeploymentStatus {...deployment} />
              {liveIds.has(deployment.id) && <Badge tone="success">Live</Badge>}
            </span>
            <span className="text-right text-fg-muted text-xs tabular-nums">
              {formatDuration(elapsedMs(deployment, now))}
            </span>
            <Note deployment={deployment} now={now} />
            <RelativeTime at={deployment.createdAt} className="text-right text-fg-subtle text-xs" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The second line: what went wrong, what it waits for or does, else what it is of. */
function Note({ deployment, now }: { deployment: Deployment; now: number }) {
  const { failure, waitsFor, waitsForOperation, rollbackOf, promotedFrom, createdBy, appRevision } = deployment;
  const [first] = failure?.message.split('\n') ?? [];
  if (first !== undefined)
    return (
      <span title={failure?.message} className="truncate text-danger-text text-xs">
        {first}
      </span>
    );
  if (waitsFor !== null)
    return <span className="truncate text-warning-text text-xs">Waits for #{waitsFor.number}</span>;
  if (waitsForOperation !== null)
    return (
      <span className="truncate text-warning-text text-xs">Waits for its stack · {waitsForOperation.by.name}</span>
    );
  if (deployment.awaitsApproval !== null)
    return <span className="truncate text-warning-text text-xs">Its plan is to be approved · {createdBy.name}</span>;
  const step = isOver(deployment) ? undefined : presentStep(deployment, now);
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-fg-subtle text-xs">
      {rollbackOf !== null && (
        <span className="inline-flex shrink-0 items-center gap-1 text-fg-muted">
          <Undo2 className="size-3" aria-hidden />
          to #{rollbackOf.number}
        </span>
      )}
      {promotedFrom !== null && (
        <span className="inline-flex shrink-0 items-center gap-1 text-fg-muted">
          <ArrowUpFromLine className="size-3" aria-hidden />
          from {promotedFrom.stageName} #{promotedFrom.number}
        </span>
      )}
      <span className="truncate">
        {step === undefined ? `revision ${appRevision} · ${createdBy.name}` : `${step.does} · ${createdBy.name}`}
      </span>
    </span>
  );
}
