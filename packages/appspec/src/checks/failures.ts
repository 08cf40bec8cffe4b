import type { AppSpec } from '../app-spec';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { findingIf, outsideRange, setting } from './finding';

type Failing = { id: string; retries?: number | undefined; deadLetter?: string | undefined };

/** Retries and dead-letter queue of what Lambda calls asynchronously. */
export function checkAsynchronous(entity: Failing, spec: AppSpec): Problem[] {
  const { id, retries: value } = entity;
  return [
    ...outsideRange(id, { path: ['retries'], value, range: limits.asynchronousRetries, unit: 'tries' }),
    ...checkDeadLetterKind(entity, spec),
  ];
}

/** Retries and dead-letter queue of what Lambda reads from a stream. */
export function checkStreamFailures(entity: Failing, spec: AppSpec): Problem[] {
  const { id, retries: value } = entity;
  return [
    ...outsideRange(id, { path: ['retries'], value, range: limits.streamRetries, unit: 'tries' }),
    ...checkDeadLetterKind(entity, spec),
  ];
}

/** Lambda sends failed events to standard queues only. */
function checkDeadLetterKind({ id, deadLetter }: Failing, spec: AppSpec): Problem[] {
  const queue = deadLetter === undefined ? undefined : spec.resources[deadLetter];
  return findingIf(queue?.type === 'queue' && queue.fifo === true, id, {
    path: ['deadLetter'],
    code: 'fifo-dead-letter',
    message: `${queue?.name} is a FIFO queue; Lambda sends failed events to standard queues only.`,
    ...setting('Keep no failed events', { id, path: ['deadLetter'] }),
  });
}
