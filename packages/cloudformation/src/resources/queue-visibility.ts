import {
  type AppSpec,
  limits,
  listLambdaFunctions,
  type Problem,
  type Resource,
  type StageConfig,
} from '@chalice-studio/appspec';
import { DEFAULT_TIMEOUT } from '../functions/lambda-function';
import { settingsOf } from '../functions/settings';

type Queue = Extract<Resource, { type: 'queue' }>;

/** Lambda's advice: a handler that is throttled needs room to try again before its message is shown to another. */
const TIMES_HANDLER = 6;

/** Seconds that a queue hides a message: as the person says, else enough for the slowest handler; none without a handler. */
export function visibilityTimeout(queue: Queue, spec: AppSpec, stage: StageConfig): number | undefined {
  const longest = slowestHandler(queue, spec, stage)?.seconds;
  if (queue.visibilityTimeoutSeconds !== undefined || longest === undefined) return queue.visibilityTimeoutSeconds;
  return Math.min(longest * TIMES_HANDLER, limits.visibilityTimeoutSeconds.max);
}

/** Lambda refuses to read a queue that shows a message again while its handler may still be at it. */
export function checkQueues(spec: AppSpec, stage: StageConfig): Problem[] {
  return Object.values(spec.resources).flatMap((queue): Problem[] => {
    if (queue.type !== 'queue' || queue.origin.type === 'existing') return [];
    const given = queue.visibilityTimeoutSeconds;
    const slowest = slowestHandler(queue, spec, stage);
    if (given === undefined || slowest === undefined || given >= slowest.seconds) return [];
    const message = `Queue ${queue.name} hides a message for ${given} s, but its handler ${slowest.name} may take ${slowest.seconds} s. Lambda refuses that: raise the one, or lower the timeout of the other.`;
    const path = ['visibilityTimeoutSeconds'];
    return [{ entityId: queue.id, path, code: 'visibility-below-timeout', severity: 'error', message }];
  });
}

function slowestHandler(
  queue: Queue,
  spec: AppSpec,
  stage: StageConfig,
): { name: string; seconds: number } | undefined {
  const readers = new Set(
    Object.values(spec.eventSources).flatMap((each) =>
      each.kind === 'sqs-message' && each.queue === queue.id ? [each.id] : [],
    ),
  );
  const handlers = listLambdaFunctions(spec)
    .filter(({ constructIds }) => constructIds.some((id) => readers.has(id)))
    .map(({ name }) => ({ name, seconds: settingsOf(stage, name).lambdaTimeout ?? DEFAULT_TIMEOUT }));
  return handlers.sort((a, b) => b.seconds - a.seconds)[0];
}
