import type { AppSpec, Resource, ResourceType } from '@chalice-studio/appspec';
import type { Draft } from '@chalice-studio/codegen';
import type { ConstructFace } from './construct-words';
import { freeName } from './free-name';
import { type SubscribedKind, subscriptions } from './source-resource';

/** Something that can be added. `listensTo`: it needs such a resource, and gets one made when there is none. */
export type CatalogueEntry = {
  id: string;
  face: ConstructFace;
  title: string;
  hint: string;
  /** Other words by which one may look for it. */
  words: string;
  section: 'HTTP' | 'Events' | 'WebSockets' | 'Code' | 'Resources';
  listensTo?: ResourceType;
  draft: (spec: AppSpec, resourceId: string) => Draft;
};

const resource = (type: ResourceType, hint: string, words: string, fields: object = {}): CatalogueEntry => ({
  id: type,
  face: type,
  title: type.charAt(0).toUpperCase() + type.slice(1),
  hint,
  words,
  section: 'Resources',
  draft: (spec) => newResource(spec, type, fields),
});

/** What such a resource is most often for: a name that one may keep. */
const usualNames: Record<ResourceType, string> = {
  table: 'items',
  bucket: 'uploads',
  queue: 'jobs',
  topic: 'notifications',
  stream: 'clicks',
};

export function newResource(spec: AppSpec, type: ResourceType, fields: object = {}): Draft<Resource> {
  const shared = {
    kind: 'resource',
    origin: { type: 'managed' },
    name: freeName(spec, usualNames[type]),
  } as const;
  if (type === 'table') return { ...shared, type, partitionKey: { name: 'id', type: 'S' } };
  return { ...shared, type, ...fields };
}

const websocket = (event: 'connect' | 'message' | 'disconnect', hint: string): CatalogueEntry => ({
  id: `websocket-${event}`,
  face: 'websocket-handler',
  title: `WebSocket ${event}`,
  hint,
  words: `socket ws on ${event} realtime`,
  section: 'WebSockets',
  draft: (spec) => ({
    kind: 'websocket-handler',
    event,
    ...(event === 'message' && hasDefaultMessage(spec) ? { routeKey: freeRouteKey(spec) } : {}),
  }),
});

/** A second message handler needs a route key of its own. */
const hasDefaultMessage = (spec: AppSpec) =>
  Object.values(spec.websocketHandlers).some((each) => each.event === 'message' && each.routeKey === undefined);

function freeRouteKey(spec: AppSpec): string {
  const taken = new Set(Object.values(spec.websocketHandlers).map((each) => each.routeKey));
  for (let n = 1; ; n += 1) if (!taken.has(n === 1 ? 'action' : `action${n}`)) return n === 1 ? 'action' : `action${n}`;
}

const subscribed = (
  kind: SubscribedKind,
  title: string,
  nameFor: (resource: string) => string,
  hint: string,
  words: string,
): CatalogueEntry => ({
  id: kind,
  face: kind,
  title,
  hint,
  words,
  section: 'Events',
  listensTo: subscriptions[kind].type,
  draft: (spec, resourceId) => {
    const resource = (spec.resources[resourceId]?.name ?? usualNames[subscriptions[kind].type]).replaceAll(/\W+/g, '_');
    const base = { kind, name: freeName(spec, nameFor(resource)) };
    return { ...base, [subscriptions[kind].field]: resourceId } as Draft;
  },
});

export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'route',
    face: 'route',
    title: 'Route',
    hint: 'A path of the REST API and the function that answers it',
    words: 'http rest api endpoint get post path url webhook view',
    section: 'HTTP',
    draft: (spec) => ({ kind: 'route', path: freePath(spec), methods: ['GET'] }),
  },
  {
    id: 'authorizer',
    face: 'authorizer',
    title: 'Authorizer',
    hint: 'Your own function decides who may call a route',
    words: 'auth token login built-in security',
    section: 'HTTP',
    draft: (spec) => ({ kind: 'authorizer', type: 'builtin', name: freeName(spec, 'token_auth') }),
  },
  {
    id: 'authorizer-cognito',
    face: 'authorizer',
    title: 'Cognito authorizer',
    hint: 'Users of a Cognito user pool may call a route',
    words: 'auth user pool oauth jwt',
    section: 'HTTP',
    draft: (spec) => ({ kind: 'authorizer', type: 'cognito', name: freeName(spec, 'user_pool'), providerArns: [] }),
  },
  {
    id: 'authorizer-custom',
    face: 'authorizer',
    title: 'Custom authorizer',
    hint: 'A Lambda function outside of this app decides',
    words: 'auth external lambda',
    section: 'HTTP',
    draft: (spec) => ({ kind: 'authorizer', type: 'custom', name: freeName(spec, 'custom_auth'), authorizerUri: '' }),
  },
  {
    id: 'authorizer-iam',
    face: 'authorizer',
    title: 'IAM authorizer',
    hint: 'Callers sign their requests with AWS credentials',
    words: 'auth sigv4 aws',
    section: 'HTTP',
    draft: () => ({ kind: 'authorizer', type: 'iam' }),
  },
  {
    id: 'schedule',
    face: 'schedule',
    title: 'Schedule',
    hint: 'Runs at a rate or at set times',
    words: 'cron rate timer every hour periodic',
    section: 'Events',
    draft: (spec) => ({ kind: 'schedule', name: freeName(spec, 'every_hour'), expression: 'rate(1 hour)' }),
  },
  subscribed(
    'sqs-message',
    'Queue handler',
    (queue) => `handle_${queue}`,
    'Works through the messages of a queue',
    'sqs job worker',
  ),
  subscribed(
    's3-event',
    'S3 event handler',
    (bucket) => `handle_${bucket}`,
    'Runs when objects of a bucket change',
    's3 upload file object bucket',
  ),
  subscribed(
    'sns-message',
    'Topic handler',
    (topic) => `handle_${topic}`,
    'Gets what is published to a topic',
    'sns notification pubsub subscribe',
  ),
  subscribed(
    'dynamodb-record',
    'Table stream handler',
    (table) => `on_${table}_change`,
    'Sees every change of a table',
    'dynamodb stream record change',
  ),
  subscribed(
    'kinesis-record',
    'Stream handler',
    (stream) => `read_${stream}`,
    'Reads the records of a stream',
    'kinesis data stream kafka clickstream',
  ),
  {
    id: 'cw-event',
    face: 'cw-event',
    title: 'Event rule',
    hint: 'Runs for EventBridge events that match a pattern',
    words: 'cloudwatch eventbridge bus pattern',
    section: 'Events',
    draft: (spec) => ({ kind: 'cw-event', name: freeName(spec, 'on_event'), pattern: { source: ['my.app'] } }),
  },
  websocket('connect', 'Runs when a client connects'),
  websocket('message', 'Runs for each message of a client'),
  websocket('disconnect', 'Runs when a client has gone'),
  {
    id: 'lambda-function',
    face: 'lambda-function',
    title: 'Function',
    hint: 'A Lambda function that is invoked with any JSON',
    words: 'lambda pure invoke job task',
    section: 'Code',
    draft: (spec) => ({ kind: 'lambda-function', name: freeName(spec, 'my_function') }),
  },
  {
    id: 'middleware',
    face: 'middleware',
    title: 'Middleware',
    hint: 'Runs around every event of a type',
    words: 'wrap log before after',
    section: 'Code',
    draft: () => ({ kind: 'middleware', eventType: 'all' }),
  },
  {
    id: 'blueprint',
    face: 'blueprint',
    title: 'Blueprint',
    hint: 'A part of the app in a file of its own, mounted under a prefix',
    words: 'module group prefix mount',
    section: 'Code',
    draft: (spec) => {
      const name = freeName(spec, 'blueprint');
      return { kind: 'blueprint', name, mounts: { main: { order: 'a0', urlPrefix: `/${name}` } } };
    },
  },
  resource('table', 'DynamoDB: items by key', 'dynamodb database store'),
  resource('bucket', 'S3: files', 's3 storage files objects'),
  resource('queue', 'SQS: messages, worked through one by one', 'sqs jobs messages'),
  resource('topic', 'SNS: messages to every subscriber', 'sns publish pubsub'),
  resource('stream', 'Kinesis: records in order', 'kinesis records kafka'),
];

function freePath(spec: AppSpec): string {
  const taken = new Set(Object.values(spec.routes).map((route) => route.path));
  for (let n = 1; ; n += 1) {
    const path = n === 1 ? '/hello' : `/hello${n}`;
    if (!taken.has(path)) return path;
  }
}
