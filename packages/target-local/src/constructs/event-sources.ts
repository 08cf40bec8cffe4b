import type { ItemChange } from '../data/dynamodb/transactions';
import type { ObjectEvent } from '../data/s3/local-s3';
import type { Publication } from '../data/sns/publication';
import { SqsClient } from '../data/sqs/sqs-client';
import type { Version } from '../deployments/version';
import type { LogStore } from '../logs/log-store';
import { invokeAsynchronously } from './asynchronous';
import { recordSubscriptionsOf, streamRecord, wantsRecord } from './dynamodb-record';
import { readQueue } from './queue-reader';
import { RecordBatches } from './record-batches';
import { objectSubscriptionsOf, s3Event, wantsObject } from './s3-event';
import { armSchedules, type ScheduledFunction } from './schedule';
import { snsEvent, topicSubscriptionsOf, wantsPublication } from './sns-message';
import { queueSubscriptionsOf } from './sqs-message';

/** What calls a version's functions beside its APIs: time, objects, items, messages. It ends with its signal. */
export class EventSources {
  readonly #version: Version;
  readonly #signal: AbortSignal;
  readonly #logs: LogStore;
  readonly #objects: ReturnType<typeof objectSubscriptionsOf>;
  readonly #topics: ReturnType<typeof topicSubscriptionsOf>;
  readonly #records: { subscription: ReturnType<typeof recordSubscriptionsOf>[number]; batches: RecordBatches }[];

  constructor(options: {
    version: Version;
    schedules: readonly ScheduledFunction[];
    logs: LogStore;
    /** Where the stage's data answers. */
    socket: string;
    signal: AbortSignal;
  }) {
    const { version, logs, signal, socket } = options;
    this.#version = version;
    this.#signal = signal;
    this.#logs = logs;
    this.#objects = objectSubscriptionsOf(version.spec, version.stageConfig);
    this.#records = recordSubscriptionsOf(version.spec, version.stageConfig).flatMap((subscription) => {
      const pool = version.functions.get(subscription.functionName);
      if (pool === undefined) return [];
      return [{ subscription, batches: new RecordBatches({ subscription, pool, logs, signal }) }];
    });
    this.#topics = topicSubscriptionsOf(version.spec, version.stageConfig);
    this.#readQueues({ logs, socket });
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

  published(publication: Publication): void {
    for (const subscription of this.#topics) {
      if (!wantsPublication(subscription, publication)) continue;
      this.#call(subscription.functionName, snsEvent(subscription, publication), subscription.retries);
    }
  }

  #readQueues({ logs, socket }: { logs: LogStore; socket: string }): void {
    const { functions, spec, stageConfig } = this.#version;
    const subscriptions = queueSubscriptionsOf(spec, stageConfig);
    if (subscriptions.length === 0) return;
    const sqs = new SqsClient(socket);
    const readers = subscriptions.flatMap((subscription) => {
      const pool = functions.get(subscription.functionName);
      return pool === undefined ? [] : [readQueue({ subscription, pool, sqs, logs, signal: this.#signal })];
    });
    void Promise.all(readers).finally(() => sqs.close());
  }

  #call(functionName: string, event: unknown, retries: number | undefined): void {
    const pool = this.#version.functions.get(functionName);
    if (pool === undefined) return;
    invokeAsynchronously(pool, event, { retries, signal: this.#signal }).catch((error: unknown) => {
      const message = `An event could not be handed over: ${String(error)}`;
      this.#logs.append({ functionName, source: 'platform', level: 'error', message });
    });
  }
}
