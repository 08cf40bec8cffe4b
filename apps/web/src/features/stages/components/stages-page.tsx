'use client';

import { Layers, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { deploymentLook } from '@/components/deployment-look';
import { StageName } from '@/components/stage-name';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { may, useProjectRole } from '@/lib/me';
import { useCurrentStage, useStages } from '@/lib/stages';
import { useUrlState } from '@/lib/url-state';
import { StageDetail } from './stage-detail';

const NewStageDialog = dynamic(() => import('./new-stage-dialog').then((module) => module.NewStageDialog));

export function StagesPage({ projectId }: { projectId: string }) {
  const query = useStages(projectId);
  const { stage, stages, setStage } = useCurrentStage(projectId);
  const role = useProjectRole(projectId);
  const [panel, setPanel] = useUrlState('panel');
  if (query.isError) {
    return <ErrorState what="The stages could not be loaded" error={query.error} onRetry={() => query.refetch()} />;
  }
  if (stages === undefined) return <StagesSkeleton />;
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-auto">
      <aside
        aria-label="Stages"
        className="shrink-0 bg-surface p-2 max-md:border-b md:w-60 md:overflow-auto md:border-r"
      >
        <div className="flex items-center justify-between pb-1 pl-2">
          <h2 className="font-medium text-fg-subtle text-xs">Stages</h2>
          <Button size="sm" variant="ghost" disabled={!may(role, 'edit')} onClick={() => setPanel('new')}>
            <Plus aria-hidden />
            New stage
          </Button>
        </div>
        <ul>
          {stages.map((each) => {
            const look = deploymentLook(each.lastStatus);
            return (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === stage?.id ? 'true' : undefined}
                  onClick={() => setStage(each.name)}
                  className={cn(
                    'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover',
                    each.id === stage?.id && 'bg-active',
                  )}
                >
                  <StageName stage={each} className="flex-1" />
                  <StatusDot tone={look.tone} label={look.label} />
                </button>
              </li>
            );
          })}
        </ul>
      </aside>
      <div className="min-h-0 flex-1 md:overflow-auto">
        {stage === undefined ? (
          <EmptyState
            icon={<Layers />}
            title="No stages"
            action={
              <Button variant="primary" onClick={() => setPanel('new')}>
                <Plus aria-hidden />
                New stage
              </Button>
            }
          >
            A stage is a place where the app runs, with an address, data and settings of its own: dev, staging, prod.
          </EmptyState>
        ) : (
          <StageDetail
            key={stage.id}
            stage={stage}
            isLast={stages.length === 1}
            onDeleted={() => {
              const next = stages.find((each) => each.id !== stage.id);
              if (next !== undefined) setStage(next.name);
            }}
          />
        )}
      </div>
      {panel === 'new' && (
        <NewStageDialog
          projectId={projectId}
          taken={stages.map((each) => each.name)}
          onClose={() => setPanel(undefined)}
          onCreated={(created) => {
            setPanel(undefined);
            setStage(created.name);
          }}
        />
      )}
    </div>
  );
}

function StagesSkeleton() {
  return (
    <Loading what="stages" className="flex flex-1">
      <div className="w-60 space-y-2 border-r bg-surface p-3 max-md:hidden">
        <Skeleton className="h-5 w-20" />
        <Skeleton className="h-7 w-full" />
        <Skeleton className="h-7 w-full" />
      </div>
      <div className="mx-auto w-full max-w-4xl space-y-6 p-8">
        <Skeleton className="h-6 w-32" />
        {['general', 'functions', 'secrets'].map((section) => (
          <div key={section} className="grid gap-8 xl:grid-cols-[240px_1fr]">
            <Skeleton className="h-10 w-40" />
            <Skeleton className="h-24 w-full" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
