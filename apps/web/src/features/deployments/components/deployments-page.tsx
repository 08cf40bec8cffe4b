'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Layers2, Rocket } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import { useDeployments } from '../hooks';
import { DeploymentDetail } from './deployment-detail';
import { DeploymentList } from './deployment-list';
import { StackNotice } from './stack-notice';
import { StackView } from './stack-view';

type DeploymentsPageProps = {
  projectId: string;
  stages: readonly Stage[];
  /** The stage that the bar shows. */
  stage: Stage;
  canDeploy: boolean;
  /** May take a stage from what holds it, and destroy what runs there. */
  canProtect: boolean;
  /** The button that deploys, for who has never done it. */
  deployButton: ReactNode;
};

/** A list beside what is selected in it; on a narrow window one of the two. */
export function DeploymentsPage({
  projectId,
  stages,
  stage,
  canDeploy,
  canProtect,
  deployButton,
}: DeploymentsPageProps) {
  const [scope, setScope] = useUrlState('view');
  const [openId, setOpenId] = useUrlState('deployment', { history: 'push' });
  const ofAllStages = scope === 'all-stages' && stages.length > 1;
  const [pane, setPane] = useUrlState('pane');
  const showsStack = pane === 'stack' && openId === undefined;
  const list = useDeployments(projectId, ofAllStages ? undefined : stage.id);
  const deployments = list.data?.pages.flatMap((page) => page.items);
  const liveIds = useMemo(
    () => new Set(stages.flatMap((each) => (each.deployed === null ? [] : [each.deployed.deploymentId]))),
    [stages],
  );
  const openStack = () => writeUrlState({ pane: 'stack', deployment: undefined }, { history: 'push' });

  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label="Deployments of the project"
        className={cn(
          'flex min-h-0 min-w-0 flex-1 flex-col',
          (openId !== undefined || showsStack) && 'hidden border-line border-r lg:flex lg:max-w-[400px]',
        )}
      >
        <header className="flex h-11 shrink-0 items-center gap-3 border-line border-b px-4">
          <h1 className="mr-auto font-semibold">Deployments</h1>
          {stages.length > 1 && (
            <SegmentedControl
              aria-label="Which deployments"
              value={ofAllStages ? 'all-stages' : 'stage'}
              onChange={(next) => setScope(next === 'stage' ? undefined : next)}
              options={[
                { value: 'stage', label: <span className="max-w-24 truncate">{stage.name}</span> },
                { value: 'all-stages', label: 'All stages' },
              ]}
            />
          )}
          {(stage.targetType === 'aws' || stage.deployed !== null) && (
            <Button size="sm" aria-pressed={showsStack} onClick={() => (showsStack ? setPane(undefined) : openStack())}>
              <Layers2 />
              {stage.targetType === 'aws' ? 'Stack' : 'Running'}
            </Button>
          )}
        </header>
        {stage.targetType === 'aws' && <StackNotice projectId={projectId} stage={stage} canOperate={canDeploy} />}
        <div className="min-h-0 flex-1 overflow-auto">
          {deployments === undefined ? (
            <Unread error={list.error} onRetry={list.refetch} />
          ) : deployments.length === 0 ? (
            <EmptyState icon={<Rocket />} title={`Nothing is deployed to ${stage.name}`} action={deployButton}>
              A deployment builds the design as it is now and brings the stage to it. Every one is kept here: what it
              changed, how long it took, and the way back to it.
            </EmptyState>
          ) : (
            <>
              <DeploymentList
                deployments={deployments}
                selectedId={openId}
                liveIds={liveIds}
                hasStageNames={ofAllStages}
                onOpen={setOpenId}
              />
              {list.hasNextPage && (
                <div className="p-3 text-center">
                  <Button isBusy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                    Older deployments
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      </section>
      {showsStack && (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
          <StackView
            key={stage.id}
            projectId={projectId}
            stage={stage}
            canOperate={canDeploy}
            canDestroy={canProtect}
            onClose={() => setPane(undefined)}
          />
        </div>
      )}
      {openId !== undefined && (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
          <DeploymentDetail
            key={openId}
            projectId={projectId}
            deploymentId={openId}
            stages={stages}
            canDeploy={canDeploy}
            canProtect={canProtect}
            onClose={() => setOpenId(undefined)}
            onOpen={setOpenId}
          />
        </div>
      )}
    </div>
  );
}

function Unread({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error !== null) return <ErrorState what="The deployments could not be read" error={error} onRetry={onRetry} />;
  return (
    <Loading what="deployments" className="divide-y divide-line">
      {[1, 2, 3, 4, 5].map((row) => (
        <span key={row} className="flex h-14 flex-col justify-center gap-2 px-4">
          <Skeleton className="h-3.5 w-40" />
          <Skeleton className="h-3 w-56" />
        </span>
      ))}
    </Loading>
  );
}
