'use client';

import { type AppSpec, listLambdaFunctions } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { type ReactNode, useMemo } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { DeploymentMark, DeploymentMarksProvider } from '@/features/deployments/components/deployment-marks';
import type { DesignSlots } from '@/features/design/design-slots';
import { FunctionStatsLine } from '@/features/metrics/components/function-stats-line';
import { StageStatsProvider } from '@/features/metrics/stage-stats';
import { later } from '@/lib/later';
import { useCurrentStage } from '@/lib/stages';
import { StageGate } from './stage-gate';

// A panel's tabs come when they are opened: the canvas does not wait for them.
const ConstructEvents = later(() =>
  import('@/features/invocations/components/construct-events').then((module) => module.ConstructEvents),
);
const ConstructLogs = later(() =>
  import('@/features/logs/components/construct-logs').then((module) => module.ConstructLogs),
);
const ConstructMetrics = later(() =>
  import('@/features/metrics/components/construct-metrics').then((module) => module.ConstructMetrics),
);

/** What a construct did on the stage that is looked at: its log lines, calls of it, its numbers. Needs WithStageStats around it. */
export function useConstructSlots(
  projectId: string,
): Required<Pick<DesignSlots, 'logs' | 'events' | 'metrics' | 'nodeStats' | 'nodeMark'>> {
  return useMemo(
    () => ({
      logs: (id) => <OfConstruct id={id} projectId={projectId} show={Logs} />,
      events: (id) => <OfConstruct id={id} projectId={projectId} show={Events} />,
      metrics: (id) => <OfConstruct id={id} projectId={projectId} show={Metrics} />,
      nodeStats: (id) => <Stats id={id} />,
      nodeMark: (id) => <DeploymentMark constructId={id} />,
    }),
    [projectId],
  );
}

/** Counts the calls of the stage that is looked at, and follows its deployment, once for all cards and panels in it. */
export function WithStageStats({ projectId, children }: { projectId: string; children: ReactNode }) {
  const { stage } = useCurrentStage(projectId);
  return (
    <StageStatsProvider stageId={stage?.deployed == null ? undefined : stage.id}>
      <DeploymentMarksProvider projectId={projectId} stageId={stage?.id}>
        {children}
      </DeploymentMarksProvider>
    </StageStatsProvider>
  );
}

type Shown = { id: string; projectId: string; stage: Stage; spec: AppSpec };

function OfConstruct({
  id,
  projectId,
  show: Show,
}: {
  id: string;
  projectId: string;
  show: (shown: Shown) => ReactNode;
}) {
  const spec = useDesignSpec();
  return (
    <StageGate projectId={projectId}>
      {({ stage }) => <Show key={`${stage.id} ${id}`} id={id} projectId={projectId} stage={stage} spec={spec} />}
    </StageGate>
  );
}

function Logs({ id, stage, spec }: Shown) {
  return <ConstructLogs stageId={stage.id} functionNames={functionNamesOf(spec, id)} />;
}

function Events({ id, projectId, stage, spec }: Shown) {
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <ConstructEvents
        projectId={projectId}
        spec={spec}
        stage={stage}
        constructId={id}
        renderLogs={(lines) => <ConstructLogs stageId={stage.id} {...lines} />}
      />
    </div>
  );
}

function Metrics({ id, spec }: Shown) {
  const isRoute = spec.routes[id] !== undefined;
  return (
    <ConstructMetrics
      functionNames={functionNamesOf(spec, id)}
      {...(isRoute
        ? { note: 'All routes run in one function, api_handler: the numbers are those of all of them.' }
        : {})}
    />
  );
}

/** Routes share a function, whose numbers on every one of their cards would say nothing of the route. */
function Stats({ id }: { id: string }) {
  const spec = useDesignSpec();
  return spec.routes[id] === undefined ? <FunctionStatsLine functionNames={functionNamesOf(spec, id)} /> : null;
}

function functionNamesOf(spec: AppSpec, constructId: string): string[] {
  return listLambdaFunctions(spec)
    .filter((each) => each.constructIds.includes(constructId))
    .map((each) => each.name);
}
