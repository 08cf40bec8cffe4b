import type { ItemChange } from '../data/dynamodb/transactions';
import type { ObjectEvent } from '../data/s3/local-s3';
import type { Version } from '../deployments/version';
import type { LogStore } from '../logs/log-store';
import { invokeAsynchronously } from './asynchronous';
import { recordSubscriptionsOf, streamRecord, wantsRecord } from './dynamodb-record';
import { RecordBatches } from './record-batches';
import { objectSubscriptionsOf, s3Event, wantsObject } from './s3-event';
import { armSchedules, type ScheduledFunction } from './schedule';

/** What calls a version's functions beside its APIs: time, objects and items. It ends with its signal. */
export class EventSources {
  readonly #version: Version;
  readonly #signal: AbortSignal;
  readonly #objects: ReturnType<typeof objectSubscriptionsOf>;
  readonly #records: { subscription: ReturnType<typeof recordSubscriptionsOf>[number]; batches: RecordBatches }[];

  constructor(options: {
    version: Version;
    schedules: readonly ScheduledFunction[];
    logs: LogStore;
    signal: AbortSignal;
  }) {
    const { version, logs, signal } = options;
    this.#version = version;
    this.#signal = signal;
    this.#objects = objectSubscriptionsOf(version.spec, version.stageConfig);
    this.#records = recordSubscriptionsOf(version.spec, version.stageConfig).flatMap((subscription) => {
      const pool = version.functions.get(subscription.functionName);
      if (pool === undefined) return [];
      return [{ subscription, batches: new RecordBatches({ subscription, pool, logs, signal }) }];
    });
    armSchedules(
      options.schedules,
      (schedule, event) => this.#call(schedule.functionName, event, schedule.retries),
      signal,
    );
  }

  object(event: ObjectEvent): void {
    for (const subscription of this.#objects) {
      if (!wantsObject(subscription, event)) continue;
      this.#call(subscription.functionName, s3Event(subscription, event, Date.now()), subscription.retries);
    }
  }

  items(changes: readonly ItemChange[]): void {
    for (const { subscription, batches } of this.#records) {
      const records = changes
        .filter((change) => change.table === subscription.table)
        .map((change) => streamRecord(subscription, change, Date.now()))
        .filter((record) => wantsRecord(subscription, record));
      if (records.length > 0) batches.add(records);
    }
  }

  #call(functionName: string, event: unknown, retries: number | undefined): void {
    const pool = this.#version.functions.get(functionName);
    if (pool !== undefined) void invokeAsynchronously(pool, event, { retries, signal: this.#signal });
  }
}
