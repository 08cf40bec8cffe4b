'use client';

import type { Deployment, DeploymentEvent } from '@chalice-studio/control-plane/contract';
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { formatDuration } from '@/lib/time';
import { useCancelDeployment, useClock, useDeployment } from '../hooks';
import { isOver } from '../model/live-deployment';
import { elapsedMs } from '../model/timeline';
import { DeploymentStatus } from './deployment-status';
import { EventLines } from './event-lines';
import { FailureView } from './failure-view';
import { OutputList } from './output-list';
import { PlanView } from './plan-view';
import { RollbackButton } from './rollback-button';
import { StepList } from './step-list';
import { WaitsForNotice } from './waits-for-notice';

type DeploymentDetailProps = {
  projectId: string;
  deploymentId: string;
  /** What runs on its stage now. */
  liveDeploymentId: string | undefined;
  canDeploy: boolean;
  onClose: () => void;
  onOpen: (deploymentId: string) => void;
};

export function DeploymentDetail(props: DeploymentDetailProps) {
  const { data, error, refetch } = useDeployment(props.projectId, props.deploymentId);
  if (data !== undefined) return <Detail {...props} deployment={data.deployment} events={data.events} />;
  if (error !== null)
    return (
      <ErrorState
        what="The deployment could not be read"
        error={error}
        onRetry={refetch}
        action={<Button onClick={props.onClose}>All deployments</Button>}
      />
    );
  return (
    <Loading what="the deployment" className="space-y-4 p-4">
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-24 w-full" />
    </Loading>
  );
}

type DetailProps = DeploymentDetailProps & { deployment: Deployment; events: DeploymentEvent[] };

function Detail({ deployment, events, liveDeploymentId, canDeploy, onClose, onOpen }: DetailProps) {
  const isRunning = !isOver(deployment);
  const now = useClock(isRunning);
  const cancel = useCancelDeployment(deployment.projectId);
  const isLive = deployment.id === liveDeploymentId;
  return (
    <article aria-labelledby="deployment-title" className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5">
        <IconButton label="All deployments" className="-ml-1.5 lg:hidden" onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <h2 id="deployment-title" className="font-semibold text-base">
          <span className="text-fg-muted">{deployment.stageName}</span> #{deployment.number}
        </h2>
        <DeploymentStatus status={deployment.status} />
        {isLive && <Badge tone="success">Live</Badge>}
        <span className="text-fg-muted tabular-nums">{formatDuration(elapsedMs(deployment, now))}</span>
        <span className="ml-auto flex items-center gap-1.5">
          {isRunning && canDeploy && (
            <Button
              variant="danger-quiet"
              isBusy={cancel.isPending}
              onClick={() => cancel.mutate({ deploymentId: deployment.id })}
            >
              Cancel
            </Button>
          )}
          {deployment.status === 'succeeded' && !isLive && canDeploy && (
            <RollbackButton deployment={deployment} onStarted={(started) => onOpen(started.id)} />
          )}
          <CopyButton value={() => window.location.href} label="Copy link to this deployment" size="md">
            Copy link
          </CopyButton>
          <IconButton label="Close" className="hidden lg:inline-flex" onClick={onClose}>
            <X />
          </IconButton>
        </span>
      </header>
      <div className="min-h-0 flex-1 space-y-5 overflow-auto p-4">
        <Facts deployment={deployment} />
        {deployment.waitsFor !== null && (
          <WaitsForNotice waitsFor={deployment.waitsFor} stageName={deployment.stageName} />
        )}
        {deployment.failure !== null && <FailureView failure={deployment.failure} />}
        {deployment.outputs !== null && (
          <Part title="Addresses">
            <OutputList outputs={deployment.outputs} />
          </Part>
        )}
        <Part title="Steps">
          <StepList deployment={deployment} now={now} />
        </Part>
        {deployment.plan !== null && (
          <Part title="What changes">
            <PlanView plan={deployment.plan} />
          </Part>
        )}
        <Part title="What happened">
          <EventLines events={events} isRunning={isRunning} />
        </Part>
      </div>
    </article>
  );
}

function Facts({ deployment }: { deployment: Deployment }) {
  const { rollbackOf, artifactSha, artifactBytes, attempt } = deployment;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
      <Fact name="By">{deployment.createdBy.name}</Fact>
      <Fact name="Started">
        <RelativeTime at={deployment.createdAt} />
      </Fact>
      <Fact name="Design">revision {deployment.appRevision}</Fact>
      <Fact name="Settings">revision {deployment.stageRevision}</Fact>
      {rollbackOf !== null && <Fact name="Rolls back to">#{rollbackOf.number}</Fact>}
      {attempt > 1 && <Fact name="Attempt">{attempt}</Fact>}
      {artifactSha !== null && (
        <Fact name="Artifact">
          <span title={artifactSha} className="font-mono">
            {artifactSha.slice(0, 12)}
          </span>
          {artifactBytes !== null && ` · ${Math.ceil(artifactBytes / 1024).toLocaleString('en')} KB`}
          <CopyButton value={artifactSha} label="Copy SHA-256 of the artifact" className="-my-1" />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-fg-subtle">{name}</dt>
      <dd className="flex items-center gap-1 text-fg">{children}</dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2" aria-label={title}>
      <h3 className="font-medium text-fg-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}
