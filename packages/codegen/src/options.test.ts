import type { Entity } from '@chalice-studio/appspec';
import { aBucket, anApp, anAuthorizer, aRoute, aSchedule, aTable, testId } from '@chalice-studio/appspec/testing';
import type {
  Blueprint,
  Chalice,
  CORSConfig,
  CognitoUserPoolAuthorizer,
  CustomAuthorizer,
} from '@chalice-studio/runtime';
import { expect, test } from 'vitest';
import { generate } from './generate';
import { STUDIO_FILE } from './project/studio-file-schema';

const queue = {
  id: testId('resource'),
  order: 'q',
  kind: 'resource',
  type: 'queue',
  name: 'jobs',
  origin: { type: 'managed' },
} as const;
const queueByArn = {
  ...queue,
  id: testId('resource'),
  name: 'far',
  origin: { type: 'existing', identifier: 'arn:aws:sqs:eu-central-1:1:far' },
} as const;
const topic = { ...queue, id: testId('resource'), type: 'topic', name: 'news' } as const;
const stream = { ...queue, id: testId('resource'), type: 'stream', name: 'clicks' } as const;
const table = aTable({ streamViewType: 'NEW_IMAGE' });
const bucket = aBucket();
const authorizer = anAuthorizer();
const handler = { file: 'chalicelib/handlers.ts', export: 'handle' };
const base = { order: 'a', handler, name: 'fn' };

/** What a document says for an option, and what the generated project then says. */
type Case = { entity: Entity; code: string } | { entity: Entity; studio: string };

const route = (fields: Parameters<typeof aRoute>[0], code: string): Case => ({ entity: aRoute(fields), code });
const schedule = (fields: Parameters<typeof aSchedule>[0], code: string): Case => ({ entity: aSchedule(fields), code });
const schema = { type: 'object', properties: { id: { type: 'string' } } };
const arns = ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/a'];

type Source = 'cw-event' | 's3-event' | 'sns-message' | 'sqs-message' | 'kinesis-record' | 'dynamodb-record';
const required = {
  'cw-event': { pattern: { source: ['shop'] } },
  's3-event': { bucket: bucket.id },
  'sns-message': { topic: topic.id },
  'sqs-message': { queue: queue.id },
  'kinesis-record': { stream: stream.id },
  'dynamodb-record': { table: table.id },
};
const source = (kind: Source, fields: object, code: string): Case => ({
  entity: { ...base, id: testId(kind), kind, ...required[kind], ...fields } as Entity,
  code,
});

const failures = (kind: Source) => ({
  deadLetter: source(kind, { deadLetter: queue.id }, "deadLetter: 'jobs'"),
  retries: source(kind, { retries: 1 }, 'retries: 1'),
});
const batch = (kind: Source) => ({
  batchSize: source(kind, { batchSize: 7 }, 'batchSize: 7'),
  maximumBatchingWindowInSeconds: source(
    kind,
    { maximumBatchingWindowInSeconds: 8 },
    'maximumBatchingWindowInSeconds: 8',
  ),
  reportBatchItemFailures: source(kind, { reportBatchItemFailures: true }, 'reportBatchItemFailures: true'),
  filters: source(kind, { filters: [{ body: { kind: ['order'] } }] }, "filters: [{ body: { kind: ['order'] } }]"),
});
const named = (kind: Source) => ({ name: source(kind, { name: 'other' }, "name: 'other'") });
/** `managed` is of the resource. */
const managed = (entity: Entity) => ({ managed: { entity, studio: '"origin": {\n        "type": "managed"' } });

const cognito = (fields: object, code: string): Case => ({
  entity: {
    id: testId('authorizer'),
    order: 'a',
    kind: 'authorizer',
    type: 'cognito',
    name: 'people',
    providerArns: arns,
    ...fields,
  },
  code,
});
const custom = (fields: object, code: string): Case => ({
  entity: {
    id: testId('authorizer'),
    order: 'a',
    kind: 'authorizer',
    type: 'custom',
    name: 'own',
    authorizerUri: 'arn:uri',
    ...fields,
  },
  code,
});
const builtin = (fields: Parameters<typeof anAuthorizer>[0], code: string): Case => ({
  entity: anAuthorizer(fields),
  code,
});
const websocket = (event: 'connect' | 'message' | 'disconnect', fields: object, code: string): Case => ({
  entity: { ...base, id: testId('websocket-handler'), kind: 'websocket-handler', event, ...fields },
  code,
});
const mount = (prefixes: object, code: string): Case => ({
  entity: {
    id: testId('blueprint'),
    order: 'a',
    kind: 'blueprint',
    name: 'admin',
    mounts: { one: { order: 'a', ...prefixes } },
  },
  code,
});

type Options<Method extends keyof Chalice, Place extends number> = Required<
  NonNullable<Chalice[Method] extends (...values: infer Values) => unknown ? Values[Place] : never>
>;
type Cases<Of> = { [Option in keyof Of]: Case };

/** Every option of every registration: the compiler says which one is missing here. */
const options = {
  route: {
    methods: route({ methods: ['GET', 'PUT'] }, "methods: ['GET', 'PUT']"),
    name: route({ name: 'orders' }, "name: 'orders'"),
    authorizer: route({ authorizer: { id: authorizer.id } }, 'authorizer: tokenAuth'),
    contentTypes: route({ contentTypes: ['text/plain'] }, "contentTypes: ['text/plain']"),
    apiKeyRequired: route({ apiKeyRequired: true }, 'apiKeyRequired: true'),
    cors: route({ cors: true }, 'cors: true'),
    body: route({ bodySchema: schema }, 'body: listOrdersBody'),
    query: route({ querySchema: schema }, 'query: listOrdersQuery'),
    response: route({ responseSchema: schema }, 'response: listOrdersResponse'),
  } satisfies Cases<Options<'route', 1>>,
  authorizer: {
    name: builtin({ name: 'other' }, "name: 'other'"),
    ttlSeconds: builtin({ ttlSeconds: 5 }, 'ttlSeconds: 5'),
    executionRole: builtin({ executionRole: 'arn:role' }, "executionRole: 'arn:role'"),
    header: builtin({ header: 'X-Token' }, "header: 'X-Token'"),
  } satisfies Cases<Options<'authorizer', 0>>,
  schedule: {
    name: schedule({ name: 'other' }, "name: 'other'"),
    description: schedule({ description: 'Sweeps' }, "description: 'Sweeps'"),
    deadLetter: schedule({ deadLetter: queue.id }, "deadLetter: 'jobs'"),
    retries: schedule({ retries: 1 }, 'retries: 1'),
  } satisfies Cases<Options<'schedule', 1>>,
  onCwEvent: { ...named('cw-event'), ...failures('cw-event') } satisfies Cases<Options<'onCwEvent', 1>>,
  onS3Event: {
    ...named('s3-event'),
    ...failures('s3-event'),
    ...managed(bucket),
    events: source('s3-event', { events: ['s3:ObjectRemoved:*'] }, "events: ['s3:ObjectRemoved:*']"),
    prefix: source('s3-event', { prefix: 'in/' }, "prefix: 'in/'"),
    suffix: source('s3-event', { suffix: '.jpg' }, "suffix: '.jpg'"),
  } satisfies Cases<Options<'onS3Event', 1>>,
  onSnsMessage: {
    ...named('sns-message'),
    ...failures('sns-message'),
    ...managed(topic),
    filterPolicy: source('sns-message', { filterPolicy: { kind: ['order'] } }, "filterPolicy: { kind: ['order'] }"),
  } satisfies Cases<Options<'onSnsMessage', 1>>,
  onSqsMessage: {
    ...named('sqs-message'),
    ...batch('sqs-message'),
    ...managed(queue),
    queue: source('sqs-message', {}, "queue: 'jobs'"),
    queueArn: source('sqs-message', { queue: queueByArn.id }, "queueArn: 'arn:aws:sqs:eu-central-1:1:far'"),
    maximumConcurrency: source('sqs-message', { maximumConcurrency: 9 }, 'maximumConcurrency: 9'),
  } satisfies Cases<Options<'onSqsMessage', 0>>,
  onKinesisRecord: {
    ...named('kinesis-record'),
    ...batch('kinesis-record'),
    ...failures('kinesis-record'),
    ...managed(stream),
    startingPosition: source('kinesis-record', { startingPosition: 'LATEST' }, "startingPosition: 'LATEST'"),
  } satisfies Cases<Options<'onKinesisRecord', 1>>,
  onDynamodbRecord: {
    ...named('dynamodb-record'),
    ...batch('dynamodb-record'),
    ...failures('dynamodb-record'),
    ...managed(table),
    startingPosition: source('dynamodb-record', { startingPosition: 'LATEST' }, "startingPosition: 'LATEST'"),
  } satisfies Cases<Options<'onDynamodbRecord', 1>>,
  lambdaFunction: {
    name: {
      entity: { ...base, id: testId('lambda-function'), kind: 'lambda-function', name: 'double' },
      code: "name: 'double'",
    },
  } satisfies Cases<Options<'lambdaFunction', 0>>,
  onWsConnect: { name: websocket('connect', {}, "onWsConnect({ name: 'fn' }") } satisfies Cases<
    Options<'onWsConnect', 0>
  >,
  onWsMessage: {
    name: websocket('message', {}, "onWsMessage({ name: 'fn' }"),
    routeKey: websocket('message', { routeKey: 'say' }, "routeKey: 'say'"),
  } satisfies Cases<Options<'onWsMessage', 0>>,
  onWsDisconnect: { name: websocket('disconnect', {}, "onWsDisconnect({ name: 'fn' }") } satisfies Cases<
    Options<'onWsDisconnect', 0>
  >,
  registerBlueprint: {
    namePrefix: mount({ namePrefix: 'a_' }, "namePrefix: 'a_'"),
    urlPrefix: mount({ urlPrefix: '/a' }, "urlPrefix: '/a'"),
  } satisfies Cases<Options<'registerBlueprint', 1>>,
  CognitoUserPoolAuthorizer: {
    providerArns: cognito({}, `providerArns: ['${arns[0]}']`),
    header: cognito({ header: 'X-Token' }, "header: 'X-Token'"),
    scopes: cognito({ scopes: ['read'] }, "scopes: ['read']"),
  } satisfies Cases<Required<ConstructorParameters<typeof CognitoUserPoolAuthorizer>[1]>>,
  CustomAuthorizer: {
    authorizerUri: custom({}, "authorizerUri: 'arn:uri'"),
    ttlSeconds: custom({ ttlSeconds: 5 }, 'ttlSeconds: 5'),
    header: custom({ header: 'X-Token' }, "header: 'X-Token'"),
    invokeRoleArn: custom({ invokeRoleArn: 'arn:role' }, "invokeRoleArn: 'arn:role'"),
    scopes: custom({ scopes: ['read'] }, "scopes: ['read']"),
  } satisfies Cases<Required<ConstructorParameters<typeof CustomAuthorizer>[1]>>,
  CORSConfig: {
    allowOrigin: route({ cors: { allowOrigin: 'https://a' } }, "new CORSConfig({ allowOrigin: 'https://a' })"),
    allowHeaders: route({ cors: { allowHeaders: ['X-A'] } }, "allowHeaders: ['X-A']"),
    exposeHeaders: route({ cors: { exposeHeaders: ['X-A'] } }, "exposeHeaders: ['X-A']"),
    maxAge: route({ cors: { maxAge: 5 } }, 'maxAge: 5'),
    allowCredentials: route({ cors: { allowCredentials: true } }, 'allowCredentials: true'),
  } satisfies Cases<Required<NonNullable<ConstructorParameters<typeof CORSConfig>[0]>>>,
};

/** A blueprint registers what the app registers, with the same options, but for blueprints. */
type RegistrationMethod = Extract<
  keyof Blueprint & keyof Chalice,
  `on${string}` | 'route' | 'schedule' | 'authorizer' | 'lambdaFunction'
>;
options satisfies Record<RegistrationMethod, object>;

const cases = Object.entries(options).flatMap(([method, own]) =>
  Object.entries<Case>(own).map(([option, each]) => ({ method, option, each })),
);

test.each(cases)('$method’s option $option is in the document and in the code', ({ each }) => {
  const isShared = each.entity.kind === 'authorizer' && each.entity.type !== 'builtin';
  const user = isShared ? [aRoute({ authorizer: { id: each.entity.id } })] : [authorizer];
  const spec = anApp([queue, queueByArn, topic, stream, table, bucket, ...user, each.entity]);
  const { tree } = generate(spec);
  if ('code' in each) expect(tree['app.ts']).toContain(each.code);
  else expect(tree[STUDIO_FILE]).toContain(each.studio);
});

test('every middleware type and every setting of the API is in the code', () => {
  const middleware: Entity = {
    id: testId('middleware'),
    order: 'a',
    kind: 'middleware',
    eventType: 'pure_lambda',
    handler,
  };
  const spec = anApp([middleware], {
    debug: true,
    api: { cors: true, binaryTypes: ['image/png'] },
    websocket: { routeSelectionExpression: '$request.body.type' },
  });
  const code = generate(spec).tree['app.ts'];
  for (const line of [
    "new Chalice('shop', { debug: true });",
    'app.api.cors = true;',
    "app.api.binaryTypes = ['image/png'];",
    "app.websocketApi.routeSelectionExpression = '$request.body.type';",
    "app.middleware('pure_lambda', handle);",
  ])
    expect(code).toContain(line);
});
