import type { FunctionPool } from '../functions/function-pool';
import type { LogStore } from '../logs/log-store';
import { pause } from './asynchronous';
import { failedIdentifiers, NO_IDENTIFIER } from './batch-item-failures';
import type { RecordSubscription, StreamRecord } from './dynamodb-record';

/** A subscriber that falls behind further than this loses the oldest records, and its log says so. */
const MAXIMUM_WAITING = 10_000;

/** The records of one subscription: handed to its function in order, batch after batch, a failing one again. */
export class RecordBatches {
  readonly #subscription: RecordSubscription;
  readonly #pool: FunctionPool;
  readonly #logs: LogStore;
  readonly #signal: AbortSignal;
  #waiting: StreamRecord[] = [];
  #isRunning = false;

  constructor(options: { subscription: RecordSubscription; pool: FunctionPool; logs: LogStore; signal: AbortSignal }) {
    this.#subscription = options.subscription;
    this.#pool = options.pool;
    this.#logs = options.logs;
    this.#signal = options.signal;
  }

  add(records: readonly StreamRecord[]): void {
    this.#waiting.push(...records);
    const excess = this.#waiting.length - MAXIMUM_WAITING;
    if (excess > 0) {
      this.#waiting.splice(0, excess);
      this.#log(
        `${excess} records were dropped: the function is too slow for what is written to ${this.#subscription.table}.`,
      );
    }
    if (!this.#isRunning) this.#run().catch((error) => this.#log(`Records were lost: ${String(error)}`));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#waiting.length > 0 && !this.#signal.aborted) {
        const { batchSize, windowMs } = this.#subscription;
        if (windowMs > 0 && this.#waiting.length < batchSize) await pause(windowMs, this.#signal);
        await this.#deliver(this.#waiting.splice(0, batchSize));
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #deliver(batch: StreamRecord[]): Promise<void> {
    let left = batch;
    for (let attempt = 0; attempt <= this.#subscription.retries && !this.#signal.aborted; ) {
      const invocation = await this.#pool.invoke(JSON.stringify({ Records: left }));
      if (invocation.functionError === undefined) {
        left = this.#subscription.reportsFailures ? failedOf(left, invocation.payload) : [];
        if (left.length === 0) return;
      }
      if (invocation.isThrottled !== true) attempt += 1;
      await pause(Math.min(5000, 250 * 2 ** attempt), this.#signal);
    }
    this.#log(
      `${left.length} records of ${this.#subscription.table} failed ${this.#subscription.retries + 1} times and are given up.`,
    );
  }

  #log(message: string): void {
    this.#logs.append({ functionName: this.#pool.name, source: 'platform', level: 'error', message });
  }
}

/** Lambda retries a stream’s batch from the first record that failed, and all of it where the report is none. */
function failedOf(batch: readonly StreamRecord[], payload: string): StreamRecord[] {
  const failed = new Set(failedIdentifiers(payload));
  if (failed.has(NO_IDENTIFIER)) return [...batch];
  const first = batch.findIndex((record) => failed.has(record.dynamodb.SequenceNumber));
  return first < 0 ? [] : batch.slice(first);
}
