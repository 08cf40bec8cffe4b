'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { cn } from '@/lib/class-names';
import { useDeployment, useLatestDeployment } from '../hooks';
import { type ConstructState, constructStates } from '../model/construct-states';
import { isOver } from '../model/live-deployment';
import { StateMark, stateWords } from './state-mark';

/** How long what succeeded still shows; what failed shows until the next deployment. */
const SHOWN_MS = 6_000;

const MarksContext = createContext<ReadonlyMap<string, ConstructState>>(new Map());

/** What the stage's newest deployment does with each construct, for marks on a canvas. One reader for all of them. */
export function DeploymentMarksProvider({
  projectId,
  stageId,
  children,
}: {
  projectId: string;
  stageId: string | undefined;
  children: ReactNode;
}) {
  const latest = useLatestDeployment(projectId, stageId);
  const isShown = useIsShown(latest);
  return latest === undefined || !isShown ? (
    <MarksContext value={none}>{children}</MarksContext>
  ) : (
    <Marks projectId={projectId} deploymentId={latest.id}>
      {children}
    </Marks>
  );
}

const none: ReadonlyMap<string, ConstructState> = new Map();

function Marks({
  projectId,
  deploymentId,
  children,
}: {
  projectId: string;
  deploymentId: string;
  children: ReactNode;
}) {
  const { data } = useDeployment(projectId, deploymentId);
  const marks = useMemo(() => (data === undefined ? none : constructStates(data.deployment, data.events)), [data]);
  return <MarksContext value={marks}>{children}</MarksContext>;
}

function useIsShown(latest: ReturnType<typeof useLatestDeployment>): boolean {
  const [now, setNow] = useState(() => Date.now());
  const finishedAt = latest?.finishedAt ?? null;
  useEffect(() => {
    setNow(Date.now());
    if (finishedAt === null || finishedAt + SHOWN_MS < Date.now()) return;
    const timer = setTimeout(() => setNow(Date.now()), finishedAt + SHOWN_MS - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [finishedAt]);
  if (latest === undefined || latest.plan === null) return false;
  if (!isOver(latest) || latest.status === 'failed' || latest.status === 'rolled-back') return true;
  return latest.status === 'succeeded' && finishedAt !== null && finishedAt + SHOWN_MS > now;
}

/** A construct's mark; nothing where no deployment touches it. */
export function DeploymentMark({ constructId }: { constructId: string }) {
  const found = use(MarksContext).get(constructId);
  if (found === undefined) return null;
  const { state, doneCount, count, reason } = found;
  const words = state === 'in-progress' && count > 1 ? `${doneCount} of ${count}` : stateWords[state];
  return (
    <span
      role="status"
      title={reason ?? `Deployment: ${words}`}
      className={cn(
        'inline-flex h-4.5 items-center gap-1 rounded-full border bg-raised px-1.5 text-2xs text-fg-muted leading-none',
        state === 'failed' ? 'border-danger text-danger-text' : 'border-line-strong',
      )}
    >
      <StateMark state={state} className="size-3" />
      {words}
    </span>
  );
}
