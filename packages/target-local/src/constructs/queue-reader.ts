import type { ReceivedMessage, SqsClient } from '../data/sqs/sqs-client';
import type { FunctionPool } from '../functions/function-pool';
import type { LogStore } from '../logs/log-store';
import { pause } from './asynchronous';
import { failedIdentifiers } from './batch-item-failures';
import { type QueueSubscription, sqsRecord, wantsMessage } from './sqs-message';

/** Longer than a function may take: a message that is being handled is shown to nobody else. */
const VISIBILITY_SECONDS = 6 * 900;
/** AWS shows what failed again when its visibility timeout is over; here somebody is looking. */
const RETRY_SECONDS = 2;
const WAIT_SECONDS = 20;
const MOST_AT_ONCE = 10;
const UNREACHABLE_MS = 1000;

type Options = {
  subscription: QueueSubscription;
  pool: FunctionPool;
  sqs: SqsClient;
  logs: LogStore;
  signal: AbortSignal;
};

/** Reads a queue for its function until the signal aborts; what was handled is deleted, what failed is shown again. */
export async function readQueue(options: Options): Promise<void> {
  const { subscription, signal } = options;
  const atWork = new Set<Promise<void>>();
  while (!signal.aborted) {
    if (atWork.size >= subscription.concurrency) {
      await Promise.race(atWork);
      continue;
    }
    try {
      const batch = await gather(options);
      if (batch.length === 0) continue;
      const work = handle(options, batch).finally(() => atWork.delete(work));
      atWork.add(work);
    } catch {
      // The data service is being started again, or its caller ended.
      await pause(UNREACHABLE_MS, signal);
    }
  }
  await Promise.all(atWork);
}

/** A batch as it comes, or as the batching window fills it. */
async function gather({ subscription, sqs, signal }: Options): Promise<ReceivedMessage[]> {
  const { queue, batchSize, windowMs } = subscription;
  const receive = (wanted: number, waitSeconds: number) =>
    sqs.receive(
      queue,
      { limit: Math.min(wanted, MOST_AT_ONCE), visibilitySeconds: VISIBILITY_SECONDS, waitSeconds },
      signal,
    );
  const batch = await receive(batchSize, WAIT_SECONDS);
  const until = Date.now() + windowMs;
  while (batch.length > 0 && batch.length < batchSize && !signal.aborted) {
    const left = Math.floor((until - Date.now()) / 1000);
    const more = await receive(batchSize - batch.length, Math.max(0, Math.min(left, WAIT_SECONDS)));
    if (more.length === 0 && left <= 0) break;
    batch.push(...more);
  }
  return batch;
}

async function handle({ subscription, pool, sqs, logs }: Options, batch: readonly ReceivedMessage[]): Promise<void> {
  const { queue } = subscription;
  const handles = (messages: readonly ReceivedMessage[]) => messages.map(({ ReceiptHandle }) => ReceiptHandle);
  try {
    const wanted = batch.filter((message) => wantsMessage(subscription, message));
    await sqs.delete(queue, handles(batch.filter((message) => !wanted.includes(message))));
    if (wanted.length === 0) return;
    const event = { Records: wanted.map((message) => sqsRecord(queue, message)) };
    const invocation = await pool.invoke(JSON.stringify(event));
    const failed =
      invocation.functionError === undefined
        ? failedOf(subscription, wanted, invocation.payload)
        : new Set(wanted.map(({ MessageId }) => MessageId));
    await sqs.delete(queue, handles(wanted.filter(({ MessageId }) => !failed.has(MessageId))));
    await sqs.changeVisibility(queue, handles(wanted.filter(({ MessageId }) => failed.has(MessageId))), RETRY_SECONDS);
  } catch (error) {
    const message = `Messages of ${queue} are shown again: ${error instanceof Error ? error.message : String(error)}`;
    logs.append({ functionName: pool.name, source: 'platform', level: 'error', message });
  }
}

/** By message id. A report that names none of them fails the whole batch, as in Lambda. */
function failedOf(
  { reportsFailures }: QueueSubscription,
  batch: readonly ReceivedMessage[],
  payload: string,
): Set<string> {
  if (!reportsFailures) return new Set();
  const named = failedIdentifiers(payload);
  const ids = new Set(batch.map(({ MessageId }) => MessageId));
  return new Set(named.every((id) => ids.has(id)) ? named : ids);
}
