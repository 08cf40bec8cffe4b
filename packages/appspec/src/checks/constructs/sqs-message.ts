import type { AppSpec } from '../../app-spec';
import type { SqsMessage } from '../../constructs/sqs-message';
import { inOrder } from '../../entities';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { findingIf, outsideRange, setting } from '../finding';
import { checkFunctionName } from '../names';
import { checkFilters } from '../patterns';
import { checkSourceResource } from '../source-resource';

export function checkSqsMessage(entity: SqsMessage, spec: AppSpec): Problem[] {
  const { id, queue: resourceId, batchSize, maximumBatchingWindowInSeconds: window } = entity;
  const queue = spec.resources[resourceId];
  const isFifo = queue?.type === 'queue' && queue.fifo === true;
  const range = isFifo ? limits.sqsFifoBatchSize : limits.sqsBatchSize;
  const needsWindow = !isFifo && (batchSize ?? 1) > limits.sqsBatchWithoutWindow && (window ?? 0) < 1;
  const at = ['maximumBatchingWindowInSeconds'];
  return [
    ...checkFunctionName(entity, spec),
    ...checkSourceResource(spec, { entityId: id, field: 'queue', resourceId, type: 'queue' }),
    ...outsideRange(id, { path: ['batchSize'], value: batchSize, range, unit: 'messages' }),
    ...outsideRange(id, { path: at, value: window, range: limits.batchingWindowSeconds, unit: 'seconds' }),
    ...findingIf(needsWindow, id, {
      path: at,
      code: 'batch-needs-window',
      message: `A batch of more than ${limits.sqsBatchWithoutWindow} messages needs a batching window of at least 1 second.`,
      ...setting('Wait up to 1 second', { id, path: at, value: 1 }),
    }),
    ...findingIf(isFifo && (window ?? 0) > 0, id, {
      path: at,
      code: 'fifo-window',
      message: 'Lambda takes no batching window for a FIFO queue.',
      ...setting('Remove the window', { id, path: at }),
    }),
    ...outsideRange(id, {
      path: ['maximumConcurrency'],
      value: entity.maximumConcurrency,
      range: limits.sqsMaximumConcurrency,
      unit: 'invocations',
    }),
    ...checkFilters(entity),
    ...checkShared(entity, spec),
  ];
}

/** SQS gives a message to whoever asks first. */
function checkShared({ id, queue }: SqsMessage, spec: AppSpec): Problem[] {
  const readers = inOrder(Object.values(spec.eventSources)).filter(
    (each) => each.kind === 'sqs-message' && each.queue === queue,
  );
  const [first] = readers;
  return findingIf(first !== undefined && first.id !== id, id, {
    path: ['queue'],
    code: 'shared-queue',
    severity: 'warning',
    message: `${first?.name} reads this queue too: each message goes to only one of them. Where both should get it, publish to a topic.`,
  });
}
