import fc from 'fast-check';
import type { AppSpec, Entity } from '../app-spec';
import { middlewareEventTypes } from '../constructs/middleware';
import { anApp, testId } from './builders';

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
const order = fc.nat(9999).map((n) => `a${String(n).padStart(4, '0')}`);
const handler = fc.record({
  file: fc.constantFrom('chalicelib/orders.ts', 'chalicelib/jobs.ts'),
  export: word.map((name) => `handle_${name}`),
});
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Documents without errors, with constructs of every kind. Every optional field is there in some of them. */
export function arbitraryAppSpec(): fc.Arbitrary<AppSpec> {
  return fc
    .record({
      paths: fc.uniqueArray(
        fc.array(
          fc.oneof(
            word,
            word.map((name) => `{${name}}`),
          ),
          { maxLength: 3 },
        ),
        {
          maxLength: 5,
          selector: (parts) => parts.join('/').replace(/\{\w+\}/g, '{}'),
        },
      ),
      names: fc.uniqueArray(word, { minLength: 12, maxLength: 12 }),
      handlers: fc.array(handler, { minLength: 16, maxLength: 16 }),
      orders: fc.uniqueArray(order, { minLength: 30, maxLength: 30 }),
      cors: maybe(fc.boolean()),
      debug: fc.boolean(),
      description: fc.constantFrom('', 'Orders of a shop.'),
      ttlSeconds: maybe(fc.integer({ min: 0, max: 3600 })),
      batchSize: maybe(fc.integer({ min: 1, max: 10 })),
      contentTypes: maybe(fc.constantFrom<string[]>([], ['text/plain'], ['application/json', 'text/csv'])),
      expression: fc.constantFrom('rate(1 minute)', 'rate(2 days)', 'cron(0 12 * * ? *)'),
      eventType: fc.constantFrom(...middlewareEventTypes),
      prefixes: fc.record({
        namePrefix: maybe(word.map((name) => `${name}_`)),
        urlPrefix: maybe(word.map((name) => `/${name}`)),
      }),
      picked: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    })
    .map(build);
}

type Parts = {
  paths: string[][];
  names: string[];
  handlers: { file: string; export: string }[];
  orders: string[];
  cors: boolean | undefined;
  debug: boolean;
  description: string;
  ttlSeconds: number | undefined;
  batchSize: number | undefined;
  contentTypes: string[] | undefined;
  expression: string;
  eventType: (typeof middlewareEventTypes)[number];
  prefixes: { namePrefix: string | undefined; urlPrefix: string | undefined };
  picked: boolean[];
};

function build(parts: Parts): AppSpec {
  const entities = everyKind(parts).filter(
    (entity, index) => entity.kind === 'resource' || entity.kind === 'blueprint' || parts.picked[index % 16],
  );
  const ids = new Set(entities.map((entity) => entity.id));
  const kept = entities.map((entity) => {
    if (entity.kind !== 'route' || entity.authorizer === undefined || ids.has(entity.authorizer.id)) return entity;
    const { authorizer: _, ...open } = entity;
    return open;
  });
  const spec = anApp(kept.filter((entity) => entity.kind !== 'use' || ids.has(entity.from)));
  const api = parts.cors === undefined ? {} : { cors: parts.cors };
  return withoutUndefined({ ...spec, debug: parts.debug, description: parts.description, api });
}

function everyKind(parts: Parts): Entity[] {
  const [n0 = '', n1 = '', n2 = '', n3 = '', n4 = '', n5 = '', n6 = '', n7 = '', n8 = '', n9 = '', n10 = '', n11 = ''] =
    parts.names;
  let index = 0;
  const next = () => {
    index += 1;
    return {
      order: parts.orders[index] ?? 'a0',
      handler: parts.handlers[index % 16] ?? { file: 'chalicelib/jobs.ts', export: 'handle' },
    };
  };
  const placed = () => ({ order: next().order });
  const table = {
    id: testId('resource'),
    ...placed(),
    kind: 'resource',
    type: 'table',
    name: n0,
    origin: { type: 'managed' },
    partitionKey: { name: 'id', type: 'S' },
    streamViewType: 'NEW_IMAGE',
  } as const;
  const bucket = {
    id: testId('resource'),
    ...placed(),
    kind: 'resource',
    type: 'bucket',
    name: n1,
    origin: { type: 'managed' },
  } as const;
  const queue = {
    id: testId('resource'),
    ...placed(),
    kind: 'resource',
    type: 'queue',
    name: n2,
    origin: { type: 'existing', identifier: n2 },
  } as const;
  const topic = {
    id: testId('resource'),
    ...placed(),
    kind: 'resource',
    type: 'topic',
    name: n3,
    origin: { type: 'managed' },
  } as const;
  const stream = {
    id: testId('resource'),
    ...placed(),
    kind: 'resource',
    type: 'stream',
    name: n4,
    origin: { type: 'managed' },
  } as const;
  const blueprint: Entity = {
    id: testId('blueprint'),
    ...placed(),
    kind: 'blueprint',
    name: `bp_${n5}`,
    mounts: { main: { order: 'a0', ...parts.prefixes } },
  };
  const authorizer: Entity = {
    id: testId('authorizer'),
    ...next(),
    kind: 'authorizer',
    type: 'builtin',
    name: `auth_${n5}`,
    ttlSeconds: parts.ttlSeconds,
  };
  const routes = parts.paths.map(
    (path, position): Entity => ({
      id: testId('route'),
      ...next(),
      kind: 'route',
      path: `/${path.filter((part, at) => path.indexOf(part) === at).join('/')}`,
      methods: position % 2 === 0 ? ['GET'] : ['POST', 'PUT'],
      name: `view_${position}`,
      contentTypes: parts.contentTypes,
      ...(position === 1 ? { authorizer: { id: authorizer.id } } : {}),
      ...(position === 2 ? { apiKeyRequired: true } : {}),
      ...(position === 3 ? { blueprint: blueprint.id } : {}),
    }),
  );
  const fn: Entity = { id: testId('lambda-function'), ...next(), kind: 'lambda-function', name: n6 };
  return [
    table,
    bucket,
    queue,
    topic,
    stream,
    blueprint,
    authorizer,
    ...routes,
    fn,
    {
      id: testId('schedule'),
      ...next(),
      kind: 'schedule',
      name: n7,
      expression: parts.expression,
      blueprint: parts.paths.length > 2 ? blueprint.id : undefined,
    },
    { id: testId('cw-event'), ...next(), kind: 'cw-event', name: n8, pattern: { source: ['shop'] } },
    { id: testId('s3-event'), ...next(), kind: 's3-event', name: n9, bucket: bucket.id, prefix: 'in/' },
    { id: testId('sns-message'), ...next(), kind: 'sns-message', name: n10, topic: topic.id },
    {
      id: testId('sqs-message'),
      ...next(),
      kind: 'sqs-message',
      name: n11,
      queue: queue.id,
      batchSize: parts.batchSize,
    },
    {
      id: testId('kinesis-record'),
      ...next(),
      kind: 'kinesis-record',
      name: `${n11}_kinesis`,
      stream: stream.id,
      batchSize: parts.batchSize,
    },
    {
      id: testId('dynamodb-record'),
      ...next(),
      kind: 'dynamodb-record',
      name: `${n11}_changes`,
      table: table.id,
      startingPosition: 'TRIM_HORIZON',
    },
    { id: testId('websocket-handler'), ...next(), kind: 'websocket-handler', event: 'connect' },
    { id: testId('websocket-handler'), ...next(), kind: 'websocket-handler', event: 'message', name: `ws_${n0}` },
    { id: testId('middleware'), ...next(), kind: 'middleware', eventType: parts.eventType },
    { id: testId('use'), ...placed(), kind: 'use', from: fn.id, resource: table.id, access: ['read', 'write'] },
  ];
}

/** As JSON has it: an absent field, never an undefined one. */
function withoutUndefined<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
