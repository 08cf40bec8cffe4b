import fc from 'fast-check';
import type { AppSpec, Entity } from '../app-spec';
import { appFields, options } from './arbitrary-options';
import { anApp, testId } from './builders';

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
const order = fc.nat(9999).map((n) => `a${String(n).padStart(4, '0')}`);
const handler = fc.record({
  file: fc.constantFrom('chalicelib/orders.ts', 'chalicelib/jobs.ts'),
  export: word.map((name) => `handle_${name}`),
});
const segment = fc.oneof(
  word,
  word.map((name) => `{${name}}`),
);

/** How a blueprint is registered: nowhere, once, or twice. Each mount has prefixes that nothing else has. */
const mounts = fc.constantFrom<{ namePrefix?: string; urlPrefix?: string }[]>(
  [],
  [{}],
  [{ namePrefix: 'bp1_', urlPrefix: '/bp1' }],
  [
    { namePrefix: 'bp1_', urlPrefix: '/bp1' },
    { namePrefix: 'bp2_', urlPrefix: '/bp2' },
  ],
);

const parts = fc.record({
  paths: fc.uniqueArray(fc.array(segment, { maxLength: 3 }), {
    maxLength: 5,
    selector: (path) => path.join('/').replace(/\{\w+\}/g, '{}'),
  }),
  names: fc.uniqueArray(word, { minLength: 16, maxLength: 16 }),
  handlers: fc.array(handler, { minLength: 24, maxLength: 24 }),
  orders: fc.uniqueArray(order, { minLength: 40, maxLength: 40 }),
  expression: fc.constantFrom('rate(1 minute)', 'rate(2 days)', 'cron(0 12 * * ? *)'),
  mounts,
  isPicked: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  inBlueprint: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  hasDeadLetter: fc.boolean(),
  options,
  app: appFields,
});
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

/** Documents without errors, with constructs of every kind. Every optional field is there in some of them. */
export function arbitraryAppSpec(): fc.Arbitrary<AppSpec> {
  return parts.map((each) => withoutUndefined(build(each)));
}

function build(drawn: Parts): AppSpec {
  const { app } = drawn;
  const entities = everyKind(drawn).filter(
    (entity, index) => entity.kind === 'resource' || entity.kind === 'blueprint' || drawn.isPicked[index % 24],
  );
  const ids = new Set(entities.map((entity) => entity.id));
  const kept = entities
    .map((entity) => (isOpen(entity, ids) ? entity : { ...entity, authorizer: undefined }))
    .filter((entity) => entity.kind !== 'use' || ids.has(entity.from));
  const spec = anApp(kept);
  const [first] = kept.filter((entity) => entity.kind !== 'use');
  const constructs =
    first === undefined || app.template === undefined
      ? undefined
      : { [first.id]: { ExtraTopic: { Type: 'AWS::SNS::Topic' } } };
  return {
    ...spec,
    debug: app.debug,
    description: app.description,
    api: app.api,
    websocket: app.websocket,
    dependencies: app.dependencies,
    source: { ...spec.source, ...app.source },
    extraCloudFormation: { template: app.template, constructs },
  };
}

const isOpen = (entity: Entity, ids: ReadonlySet<string>) =>
  entity.kind !== 'route' || entity.authorizer === undefined || ids.has(entity.authorizer.id);

function everyKind(drawn: Parts): Entity[] {
  const { options: own, names } = drawn;
  const name = (index: number) => names[index] ?? '';
  let index = 0;
  const place = () => {
    index += 1;
    return { order: drawn.orders[index] ?? 'a0' };
  };
  const resource = <Type extends string>(type: Type, at: number) => ({
    ...{ id: testId('resource'), ...place(), kind: 'resource' as const, type, name: name(at) },
    origin: { type: 'managed' as const },
  });
  const table = {
    ...resource('table', 0),
    ...own.table,
    partitionKey: { name: 'id', type: 'S' as const },
    streamViewType: 'NEW_IMAGE' as const,
  };
  const archive = {
    ...resource('table', 0),
    name: `${name(0)}_archive`,
    origin: {
      type: 'existing' as const,
      identifier: 'archive',
      streamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/archive/stream/2026',
    },
    partitionKey: { name: 'id', type: 'S' as const },
  };
  const bucket = { ...resource('bucket', 1), ...own.bucket };
  const lost = resource('queue', 12);
  const identifier = `arn:aws:sqs:eu-central-1:123456789012:${name(2)}`;
  const queue = {
    ...resource('queue', 2),
    ...own.queue,
    ...(own.table.ttlAttribute === undefined ? {} : { origin: { type: 'existing' as const, identifier } }),
    ...(drawn.hasDeadLetter ? { deadLetter: { queue: lost.id, maxReceiveCount: 3 } } : {}),
  };
  const topic = resource('topic', 3);
  const fifo = { ...resource('topic', 3), name: `${name(3)}_ordered`, ...own.topic };
  const stream = { ...resource('stream', 4), ...own.stream };
  const blueprint: Entity = {
    ...{ id: testId('blueprint'), ...place(), kind: 'blueprint', name: `bp_${name(5)}` },
    mounts: Object.fromEntries(drawn.mounts.map((mount, at) => [`m${at}`, { order: `a${at}`, ...mount }])),
  };
  const isSecond = (at: number) => drawn.inBlueprint[at % 24] === true;
  const registration = () => ({
    handler: drawn.handlers[index % 24] ?? { file: 'chalicelib/jobs.ts', export: 'handle' },
    ...place(),
    ...(isSecond(index) ? { blueprint: blueprint.id } : {}),
  });
  const deadLetter = drawn.hasDeadLetter ? { deadLetter: lost.id } : {};

  const builtin = {
    ...{ id: testId('authorizer'), ...registration(), kind: 'authorizer' as const, type: 'builtin' as const },
    name: `auth_${name(5)}`,
    ...own.builtin,
  };
  const authorizerPlace = () => ({ id: testId('authorizer'), ...place(), kind: 'authorizer' as const });
  const cognito = {
    ...authorizerPlace(),
    ...{ type: 'cognito' as const, name: `people_${name(5)}`, ...own.cognito },
    providerArns: ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a'],
  };
  const custom = {
    ...authorizerPlace(),
    ...{ type: 'custom' as const, name: `custom_${name(5)}`, ...own.custom },
    authorizerUri: 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/f/invocations',
  };
  const iam = { ...authorizerPlace(), type: 'iam' as const };
  const guards = [undefined, builtin, cognito, custom, iam];
  const routes = drawn.paths.map((path, position): Entity => {
    const placed = registration();
    const guard = guards[position];
    const canGuard = guard !== undefined && (guard.type !== 'builtin' || guard.blueprint === placed.blueprint);
    const scopes = guard?.type === 'iam' ? undefined : own.routeScopes;
    return {
      ...{ id: testId('route'), ...placed, kind: 'route' },
      // One name for each place: API Gateway takes no other beside it.
      path: `/${path.map((part, at) => (part.startsWith('{') ? `{p${at}}` : part)).join('/')}`,
      methods: position % 2 === 0 ? ['GET'] : ['POST', 'PUT'],
      ...own.route[position],
      ...(canGuard ? { authorizer: { id: guard.id, scopes } } : {}),
    };
  });
  const fn: Entity = { id: testId('lambda-function'), ...registration(), kind: 'lambda-function', name: name(6) };
  const source = <
    Kind extends
      | 'schedule'
      | 'cw-event'
      | 's3-event'
      | 'sns-message'
      | 'sqs-message'
      | 'kinesis-record'
      | 'dynamodb-record',
  >(
    kind: Kind,
    at: number,
  ) => ({
    ...{ id: testId(kind), ...registration(), kind, name: name(at) },
    ...own[kind],
  });
  const websocket = () => {
    const { blueprint: own, ...placed } = { blueprint: undefined, ...registration() };
    // Of a blueprint that is mounted twice there would be two handlers of one event.
    const inBlueprint = own === undefined || drawn.mounts.length !== 1 ? {} : { blueprint: own };
    return { id: testId('websocket-handler'), ...placed, ...inBlueprint, kind: 'websocket-handler' as const };
  };
  return [
    ...[table, archive, bucket, queue, lost, topic, fifo, stream],
    blueprint,
    ...[builtin, cognito, custom, iam],
    ...routes,
    fn,
    { ...source('schedule', 7), expression: drawn.expression, ...deadLetter },
    { ...source('cw-event', 8), pattern: { source: ['shop'] }, ...deadLetter },
    { ...source('s3-event', 9), bucket: bucket.id, ...deadLetter },
    { ...source('sns-message', 10), topic: topic.id, ...deadLetter },
    { ...source('sqs-message', 11), queue: queue.id },
    { ...source('kinesis-record', 13), stream: stream.id, ...deadLetter },
    { ...source('dynamodb-record', 14), table: isSecond(3) ? archive.id : table.id, ...deadLetter },
    { ...websocket(), event: 'connect' },
    { ...websocket(), event: 'message', name: own.websocketName, routeKey: own.routeKey },
    { ...websocket(), event: 'disconnect' },
    { id: testId('middleware'), ...registration(), kind: 'middleware', ...own.middleware },
    { id: testId('middleware'), ...registration(), kind: 'middleware', eventType: 'all' },
    {
      ...{ id: testId('use'), ...place(), kind: 'use', from: fn.id, resource: table.id },
      access: ['read', 'write'],
      environmentVariable: drawn.hasDeadLetter ? 'ORDERS' : undefined,
    },
  ];
}

/** As JSON has it: an absent field, never an undefined one. */
function withoutUndefined<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
