import type { AppSpec, ResourceType } from '@chalice-studio/appspec';

type EventSource = AppSpec['eventSources'][string];
export type SubscribedKind = 's3-event' | 'sns-message' | 'sqs-message' | 'kinesis-record' | 'dynamodb-record';

/** The handlers that listen to a resource: the resource's type, and the field that names it. */
export const subscriptions = {
  's3-event': { type: 'bucket', field: 'bucket' },
  'sns-message': { type: 'topic', field: 'topic' },
  'sqs-message': { type: 'queue', field: 'queue' },
  'kinesis-record': { type: 'stream', field: 'stream' },
  'dynamodb-record': { type: 'table', field: 'table' },
} as const satisfies Record<SubscribedKind, { type: ResourceType; field: string }>;

export function isSubscribed(source: EventSource): source is Extract<EventSource, { kind: SubscribedKind }> {
  return Object.hasOwn(subscriptions, source.kind);
}

/** The resource whose events a handler takes. */
export function sourceResourceId(source: EventSource): string | undefined {
  switch (source.kind) {
    case 's3-event':
      return source.bucket;
    case 'sns-message':
      return source.topic;
    case 'sqs-message':
      return source.queue;
    case 'kinesis-record':
      return source.stream;
    case 'dynamodb-record':
      return source.table;
    default:
      return undefined;
  }
}
