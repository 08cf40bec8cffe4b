'use client';

import type { Deployment, DeploymentEvent, Stage } from '@chalice-studio/control-plane/contract';
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { formatDuration } from '@/lib/time';
import { useCancelDeployment, useClock, useDeployment } from '../hooks';
import { isOver } from '../model/live-deployment';
import { elapsedMs } from '../model/timeline';
import { ApprovalPanel } from './approval-panel';
import { ConstructProgress } from './construct-progress';
import { DeploymentFacts } from './deployment-facts';
import { DeploymentStatus } from './deployment-status';
import { EventLines } from './event-lines';
import { FailureView } from './failure-view';
import { OutputList } from './output-list';
import { PlanView } from './plan-view';
import { PromoteButton } from './promote-button';
import { ReleaseLockButton } from './release-lock-button';
import { RollbackButton } from './rollback-button';
import { StepList } from './step-list';
import { WaitsForNotice } from './waits-for-notice';

type DeploymentDetailProps = {
  projectId: string;
  deploymentId: string;
  stages: readonly Stage[];
  canDeploy: boolean;
  /** May take a stage from what holds it. */
  canProtect: boolean;
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

function Detail({ deployment, events, stages, canDeploy, canProtect, onClose, onOpen }: DetailProps) {
  const isRunning = !isOver(deployment);
  const now = useClock(isRunning);
  const cancel = useCancelDeployment(deployment.projectId);
  const stage = stages.find((each) => each.id === deployment.stageId);
  const others = stages.filter((each) => each.id !== deployment.stageId);
  const isLive = deployment.id === stage?.deployed?.deploymentId;
  const plan = deployment.plan !== null && (
    <Part title="What changes">
      <PlanView plan={deployment.plan} deploymentId={deployment.id} />
    </Part>
  );
  return (
    <article aria-labelledby="deployment-title" className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5">
        <IconButton label="All deployments" className="-ml-1.5 lg:hidden" onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <h2 id="deployment-title" className="font-semibold text-base">
          <span className="text-fg-muted">{deployment.stageName}</span> #{deployment.number}
        </h2>
        <DeploymentStatus {...deployment} />
        {isLive && <Badge tone="success">Live</Badge>}
        <span className="text-fg-muted tabular-nums">{formatDuration(elapsedMs(deployment, now))}</span>
        <span className="ml-auto flex items-center gap-1.5">
          {isRunning && canDeploy && deployment.awaitsApproval === null && (
            <Button
              variant="danger-quiet"
              isBusy={cancel.isPending}
              onClick={() => cancel.mutate({ deploymentId: deployment.id })}
            >
              Cancel
            </Button>
          )}
          {deployment.status === 'succeeded' && !isLive && canDeploy && (
            <RollbackButton
              deployment={deployment}
              isAws={stage?.targetType === 'aws'}
              onStarted={(started) => onOpen(started.id)}
            />
          )}
          {deployment.status === 'succeeded' && canDeploy && others.length > 0 && (
            <PromoteButton deployment={deployment} others={others} onStarted={(started) => onOpen(started.id)} />
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
        <DeploymentFacts deployment={deployment} />
        {deployment.awaitsApproval !== null && (
          <ApprovalPanel deployment={deployment} awaited={deployment.awaitsApproval} canDeploy={canDeploy} />
        )}
        <WaitsForNotice
          deployment={deployment}
          action={
            canProtect &&
            deployment.waitsFor !== null && (
              <ReleaseLockButton
                stageId={deployment.stageId}
                stageName={deployment.stageName}
                holderNumber={deployment.waitsFor.number}
              />
            )
          }
        />
        {deployment.failure !== null && <FailureView failure={deployment.failure} />}
        {deployment.outputs !== null && (
          <Part title="Addresses">
            <OutputList outputs={deployment.outputs} />
          </Part>
        )}
        {deployment.awaitsApproval !== null && plan}
        <Part title="Steps">
          <StepList deployment={deployment} now={now} />
        </Part>
        {hasProgress(deployment) && (
          <Part title="Constructs">
            <ConstructProgress deployment={deployment} events={events} />
          </Part>
        )}
        {deployment.awaitsApproval === null && plan}
        <Part title="What happened">
          <EventLines events={events} isRunning={isRunning} />
        </Part>
      </div>
    </article>
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

/** From when it executes on; before, all of them would wait. */
function hasProgress({ status, history, plan }: Deployment): boolean {
  const hasExecuted = history.some((entry) => entry.status === 'executing');
  return (
    plan !== null && (plan.changes.length > 0 || plan.resources.length > 0) && (status === 'executing' || hasExecuted)
  );
}
