import { type AppSpec, websocketFunctionName } from '@chalice-studio/appspec';
import type { Construct } from './graph';

/** What a card says: a name, and the one line that matters. */
export type ConstructWords = { title: string; line: string };

/** A construct's kind, with the types that people see as kinds of their own. */
export type ConstructFace = Exclude<Construct['kind'], 'resource'> | 'table' | 'bucket' | 'queue' | 'topic' | 'stream';

export function faceOf(construct: Construct): ConstructFace {
  return construct.kind === 'resource' ? construct.type : construct.kind;
}

export const faceLabels: Record<ConstructFace, string> = {
  route: 'Route',
  schedule: 'Schedule',
  'cw-event': 'Event rule',
  's3-event': 'S3 event handler',
  'sns-message': 'Topic handler',
  'sqs-message': 'Queue handler',
  'kinesis-record': 'Stream handler',
  'dynamodb-record': 'Table stream handler',
  'lambda-function': 'Function',
  authorizer: 'Authorizer',
  'websocket-handler': 'WebSocket handler',
  blueprint: 'Blueprint',
  middleware: 'Middleware',
  table: 'Table',
  bucket: 'Bucket',
  queue: 'Queue',
  topic: 'Topic',
  stream: 'Stream',
};

export function wordsOf(spec: AppSpec, construct: Construct): ConstructWords {
  switch (construct.kind) {
    case 'route':
      return { title: construct.path, line: construct.methods.join(', ') };
    case 'schedule':
      return { title: construct.name, line: construct.expression };
    case 'cw-event':
      return { title: construct.name, line: patternLine(construct.pattern) };
    case 's3-event': {
      const events = construct.events ?? ['s3:ObjectCreated:*'];
      const filter = [construct.prefix, construct.suffix].filter((part) => part !== undefined && part !== '').join('*');
      return {
        title: construct.name,
        line: [resourceName(spec, construct.bucket), shortEvents(events), filter].filter(Boolean).join(' · '),
      };
    }
    case 'sns-message':
      return { title: construct.name, line: resourceName(spec, construct.topic) };
    case 'sqs-message':
      return {
        title: construct.name,
        line: `${resourceName(spec, construct.queue)} · batch ${construct.batchSize ?? 1}`,
      };
    case 'kinesis-record':
      return {
        title: construct.name,
        line: `${resourceName(spec, construct.stream)} · batch ${construct.batchSize ?? 100}`,
      };
    case 'dynamodb-record':
      return {
        title: construct.name,
        line: `${resourceName(spec, construct.table)} · batch ${construct.batchSize ?? 100}`,
      };
    case 'lambda-function':
      return { title: construct.name, line: `${construct.handler.file}` };
    case 'authorizer':
      return construct.type === 'iam'
        ? { title: 'IAM', line: 'AWS_IAM · signed requests' }
        : { title: construct.name, line: authorizerLine(construct) };
    case 'websocket-handler':
      return { title: construct.name ?? websocketFunctionName(construct), line: websocketLine(construct) };
    case 'blueprint': {
      const mounts = Object.values(construct.mounts);
      return {
        title: construct.name,
        line: mounts.length === 0 ? 'not mounted' : mounts.map((mount) => mount.urlPrefix ?? '/').join(', '),
      };
    }
    case 'middleware':
      return {
        title: construct.handler.export,
        line: construct.eventType === 'all' ? 'every event' : `${construct.eventType} events`,
      };
    case 'resource':
      return { title: construct.name, line: resourceLine(construct) };
  }
}

function resourceName(spec: AppSpec, id: string): string {
  return spec.resources[id]?.name ?? 'nothing yet';
}

function shortEvents(events: readonly string[]): string {
  return events.map((event) => event.replace(/^s3:/, '')).join(', ');
}

function patternLine(pattern: Record<string, unknown>): string {
  const { source, 'detail-type': detailType } = pattern;
  const first = (value: unknown) => (Array.isArray(value) ? value.join(', ') : undefined);
  return [first(source), first(detailType)].filter(Boolean).join(' · ') || `${Object.keys(pattern).length} conditions`;
}

function authorizerLine(authorizer: Exclude<Extract<Construct, { kind: 'authorizer' }>, { type: 'iam' }>): string {
  const header = authorizer.header ?? 'Authorization';
  if (authorizer.type === 'cognito') return `Cognito · ${header}`;
  return `${authorizer.type === 'custom' ? 'custom' : 'built-in'} · ${header} · ${authorizer.ttlSeconds ?? 300} s`;
}

function websocketLine({ event, routeKey }: Extract<Construct, { kind: 'websocket-handler' }>): string {
  if (event === 'message') return `message · ${routeKey ?? '$default'}`;
  return event === 'connect' ? '$connect' : '$disconnect';
}

function resourceLine(resource: Extract<Construct, { kind: 'resource' }>): string {
  if (resource.origin.type === 'existing') return `existing · ${resource.origin.identifier}`;
  switch (resource.type) {
    case 'table': {
      const keys = [resource.partitionKey, resource.sortKey].flatMap((key) => (key === undefined ? [] : [key.name]));
      return `${keys.join(' + ')}${resource.streamViewType === undefined ? '' : ' · stream'}`;
    }
    case 'bucket':
      return resource.versioned === true ? 'versioned' : 'managed';
    case 'queue':
    case 'topic':
      return resource.fifo === true ? 'FIFO' : 'standard';
    case 'stream':
      return resource.shardCount === undefined ? 'on demand' : `${resource.shardCount} shards`;
  }
}
