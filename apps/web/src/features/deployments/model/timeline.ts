import type { Deployment, DeploymentStatus } from '@chalice-studio/control-plane/contract';
import { isOver } from './live-deployment';

export type StepName = 'queue' | 'build' | 'upload' | 'plan' | 'deploy';

export type Step = {
  name: StepName;
  label: string;
  /** What it does, for who waits for it. */
  does: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'skipped';
  startedAt?: number;
  elapsedMs?: number;
};

const steps: readonly { name: StepName; label: string; does: string; statuses: readonly DeploymentStatus[] }[] = [
  { name: 'queue', label: 'Queue', does: 'Waits for the stage to be free', statuses: ['queued'] },
  { name: 'build', label: 'Build', does: 'Generates, checks and bundles the code', statuses: ['building'] },
  { name: 'upload', label: 'Upload', does: 'Stores the artifact, works out what changes', statuses: ['uploading'] },
  {
    name: 'plan',
    label: 'Plan',
    does: 'Shows what changes, and waits where it is asked',
    statuses: ['planned', 'approved'],
  },
  { name: 'deploy', label: 'Deploy', does: 'Brings the stage to the plan', statuses: ['executing'] },
];

type Timed = Pick<Deployment, 'status' | 'history' | 'createdAt' | 'finishedAt'>;

/** The steps of a deployment with what each has come to, from the statuses that it entered. */
export function stepsOf(deployment: Timed, now: number): Step[] {
  const entered = enteredSteps(deployment);
  const reached = entered.at(-1)?.index ?? 0;
  return steps.map(({ name, label, does }, index) => {
    const entry = entered.find((step) => step.index === index);
    const state = stateOf({ deployment, index, reached, wasEntered: entry !== undefined });
    if (entry === undefined) return { name, label, does, state };
    const next = entered.find((step) => step.index > index);
    const endedAt = next?.at ?? deployment.finishedAt ?? now;
    return { name, label, does, state, startedAt: entry.at, elapsedMs: Math.max(0, endedAt - entry.at) };
  });
}

/** How long it has taken, or took. */
export function elapsedMs(deployment: Pick<Deployment, 'createdAt' | 'finishedAt'>, now: number): number {
  return Math.max(0, (deployment.finishedAt ?? now) - deployment.createdAt);
}

/** The step that runs now, or at which it ended without success. */
export function presentStep(deployment: Timed, now: number): Step | undefined {
  return stepsOf(deployment, now).find((step) => ['running', 'failed', 'cancelled'].includes(step.state));
}

/** When each step was first entered: a second attempt does not begin the step's clock anew. */
function enteredSteps(deployment: Timed): { index: number; at: number }[] {
  const history = deployment.history.length > 0 ? deployment.history : [{ status: 'queued', at: deployment.createdAt }];
  const entered = new Map<number, number>();
  for (const { status, at } of history) {
    const index = steps.findIndex((step) => step.statuses.some((name) => name === status));
    if (index !== -1 && !entered.has(index)) entered.set(index, at);
  }
  return [...entered].map(([index, at]) => ({ index, at })).sort((a, b) => a.index - b.index);
}

function stateOf(input: { deployment: Timed; index: number; reached: number; wasEntered: boolean }): Step['state'] {
  const { deployment, index, reached, wasEntered } = input;
  if (index < reached) return wasEntered ? 'done' : 'skipped';
  const isLast = index === reached;
  if (!isOver(deployment)) return isLast ? 'running' : 'waiting';
  if (deployment.status === 'succeeded') return wasEntered ? 'done' : 'skipped';
  if (!isLast) return 'skipped';
  return deployment.status === 'cancelled' ? 'cancelled' : 'failed';
}
