import { type AppSpec, type Json, matchesPattern, physicalName, type StageConfig } from '@chalice-studio/appspec';
import type { MessageAttribute } from '../data/sqs/message';
import type { ReceivedMessage } from '../data/sqs/sqs-client';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../deployments/environment';
import { deployedNames } from '../deployments/mounted-constructs';
import { jsonOrText } from './json-or-text';

export type QueueSubscription = {
  functionName: string;
  queue: string;
  batchSize: number;
  windowMs: number;
  /** Invocations at a time. */
  concurrency: number;
  reportsFailures: boolean;
  filters: readonly Record<string, Json>[];
};

/** Chalice's default. */
const DEFAULT_BATCH = 1;
/** Lambda begins with five readers of a queue. */
const DEFAULT_CONCURRENCY = 5;

export function queueSubscriptionsOf(spec: AppSpec, stageConfig: StageConfig): QueueSubscription[] {
  return Object.values(spec.eventSources).flatMap((source) => {
    const resource = source.kind === 'sqs-message' ? spec.resources[source.queue] : undefined;
    if (source.kind !== 'sqs-message' || resource === undefined) return [];
    return deployedNames(spec, source).map((functionName) => ({
      functionName,
      queue: physicalName(spec, stageConfig.name, resource),
      batchSize: source.batchSize ?? DEFAULT_BATCH,
      windowMs: (source.maximumBatchingWindowInSeconds ?? 0) * 1000,
      concurrency: source.maximumConcurrency ?? DEFAULT_CONCURRENCY,
      reportsFailures: source.reportBatchItemFailures === true,
      filters: source.filters ?? [],
    }));
  });
}

/** What Lambda hands over for a message. */
export function sqsRecord(queue: string, message: ReceivedMessage) {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: Object.fromEntries(attributes.map(([name, value]) => [name, recordAttribute(value)])),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${queue}`,
    awsRegion: LOCAL_REGION,
  };
}

function recordAttribute({ DataType, StringValue, BinaryValue }: MessageAttribute) {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

/** A filter sees the body as JSON where it is JSON; what no filter wants Lambda deletes. */
export function wantsMessage({ filters }: Pick<QueueSubscription, 'filters'>, message: ReceivedMessage): boolean {
  if (filters.length === 0) return true;
  const record = { ...sqsRecord('', message), body: jsonOrText(message.Body) };
  return filters.some((filter) => matchesPattern(filter, record));
}
