import fc from 'fast-check';
import type { Dependencies } from '../app-spec';
import { middlewareEventTypes } from '../constructs/middleware';
import { defaultBinaryTypes } from '../default-binary-types';
import type { Json } from '../json';

/** Fields of which each is there in some documents and absent in others. */
const some = <Fields>(fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }) =>
  fc.record(fields, { requiredKeys: [] });

type JsonObject = { [key: string]: Json };
const lists = (...values: string[][]) => fc.constantFrom<string[]>(...values);
const objects = (...values: JsonObject[]) => fc.constantFrom<JsonObject>(...values);

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const retries = fc.nat(2);

const batch = {
  batchSize: fc.integer({ min: 1, max: 10 }),
  maximumBatchingWindowInSeconds: fc.integer({ min: 0, max: 300 }),
  reportBatchItemFailures: fc.boolean(),
  filters: fc.constant<JsonObject[]>([{ body: { kind: ['order'] } }]),
};
const streamBatch = {
  ...batch,
  batchSize: fc.constantFrom(1, 100),
  startingPosition: fc.constantFrom('LATEST' as const, 'TRIM_HORIZON' as const),
  retries,
};

export const cors = fc.oneof(
  fc.boolean(),
  some({
    allowOrigin: fc.constantFrom('*', 'https://shop.example'),
    allowHeaders: lists(['X-B', 'X-A'], ['Content-Type'], []),
    exposeHeaders: lists(['X-Total'], []),
    maxAge: fc.nat(600),
    allowCredentials: fc.boolean(),
  }),
);

const schemas = {
  bodySchema: objects(
    { type: 'object', properties: { id: { type: 'string', minLength: 1 } }, required: ['id'] },
    {
      type: 'object',
      properties: { 'odd key': { type: 'array', items: { type: 'integer' } } },
      additionalProperties: false,
    },
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
  ),
  querySchema: objects({ type: 'object', properties: { page: { type: 'string' } } }),
  responseSchema: objects({ type: 'array', items: { type: 'number', minimum: 0 }, maxItems: 9 }),
};

/** Options of each construct that refer to nothing else. */
export const options = fc.record({
  route: fc.array(
    some({
      name: word,
      contentTypes: lists([], ['text/plain'], ['application/json'], ['application/json', 'text/csv']),
      apiKeyRequired: fc.boolean(),
      cors,
      ...schemas,
    }),
    { minLength: 5, maxLength: 5 },
  ),
  builtin: some({
    ttlSeconds: fc.constantFrom(0, 300),
    executionRole: fc.constant('arn:aws:iam::123456789012:role/auth'),
    header: fc.constantFrom('Authorization', 'X-Token'),
  }),
  cognito: some({ header: fc.constantFrom('Authorization', 'X-Token'), scopes: lists([], ['read']) }),
  custom: some({
    ttlSeconds: fc.constantFrom(0, 300),
    header: fc.constantFrom('Authorization', 'X-Token'),
    invokeRoleArn: fc.constant('arn:aws:iam::123456789012:role/invoke'),
    scopes: lists([], ['read', 'write']),
  }),
  routeScopes: fc.option(lists([], ['read'], ['write']), { nil: undefined }),
  schedule: some({ description: fc.constantFrom('', 'Ada’s "sweep"'), retries }),
  'cw-event': some({ retries }),
  's3-event': some({
    events: lists(['s3:ObjectCreated:*'], ['s3:ObjectRemoved:*']),
    prefix: fc.constant('in/'),
    suffix: fc.constant('.jpg'),
    retries,
  }),
  'sns-message': some({ filterPolicy: objects({ kind: ['order'] }), retries }),
  'sqs-message': some({ ...batch, maximumConcurrency: fc.integer({ min: 2, max: 9 }) }),
  'kinesis-record': some(streamBatch),
  'dynamodb-record': some(streamBatch),
  middleware: fc.record({ eventType: fc.constantFrom(...middlewareEventTypes) }),
  websocketName: fc.option(fc.constantFrom('websocket_message', 'talk'), { nil: undefined }),
  routeKey: fc.option(fc.constantFrom('$default', 'say'), { nil: undefined }),
  table: some({
    sortKey: fc.constant({ name: 'at', type: 'N' as const }),
    indexes: fc.constant({ one: { name: 'byOwner', partitionKey: { name: 'owner', type: 'S' as const } } }),
    ttlAttribute: fc.constant('expiresAt'),
  }),
  bucket: some({ versioned: fc.boolean() }),
  queue: some({
    visibilityTimeoutSeconds: fc.integer({ min: 0, max: 60 }),
    messageRetentionSeconds: fc.integer({ min: 60, max: 600 }),
  }),
  topic: some({ fifo: fc.boolean() }),
  stream: some({ shardCount: fc.integer({ min: 1, max: 3 }), retentionHours: fc.integer({ min: 24, max: 48 }) }),
});

/** The document's own fields. */
export const appFields = fc.record({
  debug: fc.boolean(),
  description: fc.constantFrom('', 'Orders of a shop.'),
  api: some({
    cors,
    binaryTypes: lists([], ['image/png'], [...defaultBinaryTypes]),
    endpointType: fc.constantFrom('EDGE' as const, 'REGIONAL' as const),
    policy: objects({ Version: '2012-10-17', Statement: [] }),
    minimumCompressionSize: fc.nat(1024),
    usagePlan: some({
      throttle: fc.constant({ rateLimit: 2.5, burstLimit: 5 }),
      quota: fc.constant({ limit: 100, period: 'DAY' as const }),
    }),
  }),
  websocket: some({ routeSelectionExpression: fc.constantFrom('$request.body.action', '$request.body.type') }),
  template: fc.option(objects({ Outputs: { Answer: { Value: '42' } } }), { nil: undefined }),
  dependencies: fc.constantFrom<Dependencies>(
    { packages: {}, devPackages: {} },
    { packages: { zod: '^4.1.0', fflate: '^0.8.0' }, devPackages: { typescript: '^5.8.0' }, lockfile: '{}\n' },
    {
      packages: {},
      devPackages: {},
      manifest: { license: 'MIT', scripts: { test: 'vitest', build: 'make' }, engines: { node: '>=22' } },
    },
  ),
  source: fc.constantFrom<Record<string, string>>(
    {},
    { 'chalicelib/words.ts': "export const word = 'it’s';\n", 'README.md': '# Mine\n', 'data/list.json': '[]\n' },
  ),
});
