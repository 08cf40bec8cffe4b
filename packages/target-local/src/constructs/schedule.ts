import { randomUUID } from 'node:crypto';
import { type AppSpec, nextRuns, parseScheduleExpression } from '@chalice-studio/appspec';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../deployments/environment';
import { deployedNames } from '../deployments/mounted-constructs';

/** A function that is called on time. A rate counts from `since`, which a deployment that does not change it keeps. */
export type ScheduledFunction = {
  functionName: string;
  expression: string;
  since: number;
  retries?: number | undefined;
};

/** The longest time that a timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function schedulesOf(spec: AppSpec, before: readonly ScheduledFunction[], now: number): ScheduledFunction[] {
  return Object.values(spec.eventSources).flatMap((source) => {
    if (source.kind !== 'schedule') return [];
    return deployedNames(spec, source).map((functionName) => {
      const same = before.find((each) => each.functionName === functionName && each.expression === source.expression);
      return { functionName, expression: source.expression, since: same?.since ?? now, retries: source.retries };
    });
  });
}

/** Calls back at each run of each schedule until the signal aborts. */
export function armSchedules(
  schedules: readonly ScheduledFunction[],
  fire: (schedule: ScheduledFunction, event: unknown) => void,
  signal: AbortSignal,
): void {
  for (const schedule of schedules) arm(schedule, fire, signal);
}

function arm(
  schedule: ScheduledFunction,
  fire: (schedule: ScheduledFunction, event: unknown) => void,
  signal: AbortSignal,
): void {
  let timer: NodeJS.Timeout | undefined;
  const wait = (from: number) => {
    const next = nextRun(schedule, from);
    if (next === undefined || signal.aborted) return;
    const left = next - Date.now();
    timer = setTimeout(
      () => {
        if (left > LONGEST_TIMER_MS) return wait(from);
        fire(schedule, scheduledEvent(schedule, next));
        wait(next);
      },
      Math.min(Math.max(left, 0), LONGEST_TIMER_MS),
    );
    timer.unref();
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  wait(Date.now());
}

/** The first run after `from`, in milliseconds since the epoch. */
export function nextRun(
  { expression, since }: Pick<ScheduledFunction, 'expression' | 'since'>,
  from: number,
): number | undefined {
  const parsed = parseScheduleExpression(expression);
  if ('error' in parsed) return undefined;
  if (parsed.type === 'cron') return nextRuns(parsed, new Date(from), 1)[0]?.getTime();
  const period = parsed.minutes * 60_000;
  return since + (Math.floor(Math.max(0, from - since) / period) + 1) * period;
}

/** What EventBridge sends. */
export function scheduledEvent({ functionName }: Pick<ScheduledFunction, 'functionName'>, at: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region: LOCAL_REGION,
    resources: [`arn:aws:events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${functionName}`],
    detail: {},
  };
}
