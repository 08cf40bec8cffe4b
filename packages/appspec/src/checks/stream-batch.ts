import { limits } from '../limits';
import type { Problem } from '../problem';
import { outsideRange } from './finding';

type Batched = { id: string; batchSize?: number | undefined; maximumBatchingWindowInSeconds?: number | undefined };

/** How Lambda reads a stream. */
export function checkStreamBatch({ id, batchSize, maximumBatchingWindowInSeconds }: Batched): Problem[] {
  return [
    ...outsideRange(id, { path: ['batchSize'], value: batchSize, range: limits.streamBatchSize, unit: 'records' }),
    ...outsideRange(id, {
      path: ['maximumBatchingWindowInSeconds'],
      value: maximumBatchingWindowInSeconds,
      range: limits.batchingWindowSeconds,
      unit: 'seconds',
    }),
  ];
}
