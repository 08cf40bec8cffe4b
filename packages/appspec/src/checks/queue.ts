import type { AppSpec } from '../app-spec';
import type { Resource } from '../constructs/resource';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { findingIf, outsideRange, setting } from './finding';

type Queue = Extract<Resource, { type: 'queue' }>;

/** Times of a queue, and where it sends what was received too often. */
export function checkQueue(queue: Queue, spec: AppSpec): Problem[] {
  const { id } = queue;
  return [
    ...outsideRange(id, {
      path: ['visibilityTimeoutSeconds'],
      value: queue.visibilityTimeoutSeconds,
      range: limits.visibilityTimeoutSeconds,
      unit: 'seconds',
    }),
    ...outsideRange(id, {
      path: ['messageRetentionSeconds'],
      value: queue.messageRetentionSeconds,
      range: limits.messageRetentionSeconds,
      unit: 'seconds',
    }),
    ...checkRedrive(queue, spec),
  ];
}

function checkRedrive(queue: Queue, spec: AppSpec): Problem[] {
  const { id, deadLetter } = queue;
  if (deadLetter === undefined) return [];
  const path = ['deadLetter'];
  const target = spec.resources[deadLetter.queue];
  const isOtherKind = target?.type === 'queue' && (target.fifo === true) !== (queue.fifo === true);
  const canChange = target?.type === 'queue' && target.origin.type === 'managed' && target.id !== id;
  const value = queue.fifo === true;
  return [
    ...findingIf(deadLetter.queue === id, id, {
      path,
      code: 'own-dead-letter',
      message: 'A queue cannot be its own dead-letter queue.',
      ...setting('Keep no failed messages', { id, path }),
    }),
    ...findingIf(isOtherKind, id, {
      path,
      code: 'dead-letter-kind',
      message: `The dead-letter queue of a ${value ? 'FIFO' : 'standard'} queue must be ${value ? 'FIFO' : 'standard'} too; ${target?.name} is not.`,
      ...(canChange
        ? setting(`Make ${target.name} a ${value ? 'FIFO' : 'standard'} queue`, {
            id: target.id,
            path: ['fifo'],
            ...(value ? { value } : {}),
          })
        : {}),
    }),
    ...outsideRange(id, {
      path: [...path, 'maxReceiveCount'],
      value: deadLetter.maxReceiveCount,
      range: limits.maxReceiveCount,
      unit: 'receives',
    }),
  ];
}
