import { randomUUID } from 'node:crypto';
import {
  type AppSpec,
  type Json,
  matchesPattern,
  physicalName,
  type Resource,
  type StageConfig,
} from '@chalice-studio/appspec';
import type { ItemChange } from '../data/dynamodb/transactions';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../deployments/environment';
import { deployedNames } from '../deployments/mounted-constructs';

export type RecordSubscription = {
  functionName: string;
  table: string;
  view: NonNullable<Extract<Resource, { type: 'table' }>['streamViewType']>;
  batchSize: number;
  windowMs: number;
  retries: number;
  reportsFailures: boolean;
  filters: readonly Record<string, Json>[];
};

/** Chalice's default batch. */
const DEFAULT_BATCH = 100;
/** A stream is retried for a day in AWS; here this often. */
const DEFAULT_RETRIES = 3;

export function recordSubscriptionsOf(spec: AppSpec, stageConfig: StageConfig): RecordSubscription[] {
  return Object.values(spec.eventSources).flatMap((source) => {
    const resource = source.kind === 'dynamodb-record' ? spec.resources[source.table] : undefined;
    if (source.kind !== 'dynamodb-record' || resource?.type !== 'table') return [];
    return deployedNames(spec, source).map((functionName) => ({
      functionName,
      table: physicalName(spec, stageConfig.name, resource),
      view: resource.streamViewType ?? 'NEW_AND_OLD_IMAGES',
      batchSize: source.batchSize ?? DEFAULT_BATCH,
      windowMs: (source.maximumBatchingWindowInSeconds ?? 0) * 1000,
      retries: source.retries ?? DEFAULT_RETRIES,
      reportsFailures: source.reportBatchItemFailures === true,
      filters: source.filters ?? [],
    }));
  });
}

export type StreamRecord = ReturnType<typeof streamRecord>;

let sequence = Date.now() * 1000;

/** What a DynamoDB stream sends of a change. */
export function streamRecord(
  { table, view }: Pick<RecordSubscription, 'table' | 'view'>,
  change: ItemChange,
  now: number,
) {
  sequence += 1;
  const { before, after, key } = change;
  const hasNew = after !== undefined && (view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES');
  const hasOld = before !== undefined && (view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES');
  return {
    eventID: randomUUID().replaceAll('-', ''),
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(now / 1000),
      Keys: key,
      ...(hasNew ? { NewImage: after } : {}),
      ...(hasOld ? { OldImage: before } : {}),
      SequenceNumber: String(sequence).padStart(21, '0'),
      SizeBytes: Buffer.byteLength(JSON.stringify([key, before, after])),
      StreamViewType: view,
    },
    eventSourceARN: `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${table}/stream/local`,
  };
}

/** Lambda drops a record that no filter wants before it calls the function. */
export function wantsRecord({ filters }: Pick<RecordSubscription, 'filters'>, record: unknown): boolean {
  return filters.length === 0 || filters.some((filter) => matchesPattern(filter, record));
}
