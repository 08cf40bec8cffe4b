import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AppSpec, Entity } from '../app-spec';
import { applyEdits } from '../edits/apply-edits';
import { anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from '../testing/index';
import { checkSpec } from './check-spec';
import { hasSafeFix, safeFixes } from './safe-fixes';

type Resource = Extract<Entity, { kind: 'resource' }>;
const handler = { file: 'chalicelib/handlers.ts', export: 'handle' };
const placed = <Kind extends Entity['kind']>(kind: Kind) => ({ id: testId(kind), order: 'a', kind });
const resource = <Type extends Resource['type']>(type: Type, fields: object = {}) =>
  ({ ...placed('resource'), type, name: `my${type}`, origin: { type: 'managed' }, ...fields }) as Extract<
    Resource,
    { type: Type }
  >;
const queue = resource('queue');
const fifo = resource('queue', { name: 'ordered', fifo: true });
const topic = resource('topic');
const stream = resource('stream');
const bucket = resource('bucket');
const table = aTable({ streamViewType: 'NEW_IMAGE' });
const fn = { ...placed('lambda-function'), name: 'work', handler } as const;

const app = (...entities: Entity[]) => anApp(entities);
const own = (fields: Partial<AppSpec>) => anApp([], fields);
const route = (fields: Parameters<typeof aRoute>[0], ...others: Entity[]) => app(aRoute(fields), ...others);
const schedule = (fields: Parameters<typeof aSchedule>[0]) => app(aSchedule(fields));
const source = (kind: Entity['kind'], fields: object, ...others: Entity[]) =>
  app({ ...placed(kind), name: 'fn', handler, ...fields } as Entity, ...others);
const s3 = (fields: object) => source('s3-event', { bucket: bucket.id, ...fields }, bucket);
const sqs = (fields: object, from = queue) => source('sqs-message', { queue: from.id, ...fields }, from);
const sns = (fields: object, from = topic) => source('sns-message', { topic: from.id, ...fields }, from);
const kinesis = (fields: object, ...more: Entity[]) =>
  source('kinesis-record', { stream: stream.id, ...fields }, stream, ...more);
const rule = (pattern: object) => source('cw-event', { pattern });
const cognito = (fields: object = {}) =>
  ({ ...placed('authorizer'), type: 'cognito', name: 'people', providerArns: [POOL], ...fields }) as Entity;
const custom = (fields: object = {}) =>
  ({ ...placed('authorizer'), type: 'custom', name: 'own', authorizerUri: URI, ...fields }) as Entity;
const websocket = (fields: object) =>
  ({ ...placed('websocket-handler'), event: 'message', handler, ...fields }) as Entity;
const blueprint = (mounts: object, name = 'admin') => ({ ...placed('blueprint'), name, mounts }) as Entity;
const use = (fields: object) => app(fn, table, { ...aUse(fn.id, table.id), ...fields });
const extra = (template: object) => own({ extraCloudFormation: { template: template as never } });
const ROLE = 'arn:aws:iam::123456789012:role/a';
const POOL = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/a';
const URI = 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/f/invocations';
const LONG = 'a'.repeat(64);

const iam = { ...placed('authorizer'), type: 'iam' } as Entity;
const gone = testId('resource');
const goneAuthorizer = testId('authorizer');
const mounted = blueprint({ one: { order: 'a' } });
const inAdmin = anAuthorizer({ blueprint: mounted.id });
const own2 = (name: string, fields: object) => ({ ...resource('queue', { name, ...fields }) });
const self = { ...queue, deadLetter: { queue: queue.id, maxReceiveCount: 3 } };

/** Rule → a document that breaks it → what it says → whether a fix is offered, which then mends it. */
const rules: [code: string, broken: AppSpec, message: RegExp, fix: 'fix' | 'no fix'][] = [
  // Chalice's registration and deploy-time validation, in its words.
  ['empty-path', route({ path: '' }), /^Route cannot be the empty string$/, 'fix'],
  ['trailing-slash', route({ path: '/a/' }), /^Route cannot end with a trailing slash: \/a\/$/, 'fix'],
  [
    'options-with-cors',
    route({ methods: ['GET', 'OPTIONS'], cors: true }),
    /^Route entry cannot have both cors/,
    'fix',
  ],
  [
    'differing-cors',
    route({ cors: true }, aRoute({ methods: ['PUT'], cors: { maxAge: 5 } })),
    /^Route may not have multiple differing CORS/,
    'fix',
  ],
  ['mixed-content-types', route({ contentTypes: ['text/plain', 'image/png'] }), /must be consistent/, 'no fix'],
  ['duplicate-function-name', app(aSchedule(), aSchedule()), /^Duplicate function name detected: sweep/, 'fix'],
  [
    'queue-name',
    app(own2('q', { origin: { type: 'existing', identifier: 'https://sqs/1/jobs' } })),
    /not the queue URL/,
    'fix',
  ],
  ['compression-range', own({ api: { minimumCompressionSize: -1 } }), /equal to or greater than 0/, 'fix'],
  ['vpce-not-private', own({ api: { endpointVpce: ['vpce-1'] } }), /should only be specified for PRIVATE/, 'fix'],
  [
    'policy-and-vpce',
    own({ api: { endpointType: 'PRIVATE', endpointVpce: ['vpce-1'], policy: { Statement: [] } } }),
    /Can only specify one/,
    'fix',
  ],
  ['private-without-vpce', own({ api: { endpointType: 'PRIVATE' } }), /Private Endpoints require/, 'no fix'],
  ['duplicate-route', app(aRoute(), aRoute()), /GET \/orders is there twice/, 'no fix'],
  [
    'duplicate-websocket-handler',
    app(websocket({ event: 'connect' }), websocket({ event: 'connect' })),
    /^Duplicate websocket handler/,
    'no fix',
  ],
  ['no-user-pool', app(cognito({ providerArns: [] })), /at least one user pool/, 'no fix'],
  [
    'missing-resource',
    app({ ...placed('sqs-message'), name: 'fn', handler, queue: gone } as Entity, queue),
    /Choose the queue/,
    'fix',
  ],
  // The reference.
  ['path-start', route({ path: 'a' }), /begin with a slash/, 'fix'],
  ['path-characters', route({ path: '/ord ers' }), /letters, digits/, 'fix'],
  ['path-characters', route({ path: '/orders/:id' }), /“:id”/, 'fix'],
  ['path-parameter', route({ path: '/orders/x{id}' }), /whole segment/, 'fix'],
  ['path-parameter', route({ path: '/orders/{order-id}' }), /letters, digits and _/, 'fix'],
  ['empty-segment', route({ path: '/a//b' }), /two slashes/, 'fix'],
  ['duplicate-parameter', route({ path: '/{id}/{id}' }), /names a parameter twice/, 'no fix'],
  ['greedy-parameter', route({ path: '/{all+}/b' }), /must be the last/, 'no fix'],
  ['no-method', route({ methods: [] }), /at least one method/, 'fix'],
  ['unknown-method', route({ methods: ['get'] }), /no method get/, 'fix'],
  ['duplicate-method', route({ methods: ['GET', 'GET'] }), /there twice/, 'fix'],
  ['content-type', route({ contentTypes: ['json'] }), /type\/subtype/, 'fix'],
  [
    'too-many-binary-types',
    own({ api: { binaryTypes: Array.from({ length: 26 }, (_, n) => `a/b${n}`) } }),
    /at most 25/,
    'no fix',
  ],
  ['content-type', own({ api: { binaryTypes: ['png'] } }), /image\/png/, 'fix'],
  ['schedule-expression', schedule({ expression: 'cron(0 12 * * * *)' }), /Exactly one/, 'fix'],
  ['schedule-expression', schedule({ expression: 'cron(0 12 ? * ? *)' }), /Exactly one/, 'fix'],
  ['schedule-expression', schedule({ expression: '0 12 * * 1-5' }), /rate\(5 minutes\)/, 'fix'],
  ['schedule-expression', schedule({ expression: 'rate(1 minutes)' }), /singular/, 'fix'],
  ['schedule-expression', schedule({ expression: 'rate(30 seconds)' }), /no rate under a minute/, 'fix'],
  ['schedule-expression', schedule({ expression: 'rate(0 minutes)' }), /shortest/, 'fix'],
  ['schedule-expression', schedule({ expression: 'whenever' }), /rate\(5 minutes\)/, 'no fix'],
  ['schedule-never', schedule({ expression: 'cron(0 0 31 2 ? *)' }), /never fires/, 'no fix'],
  ['cors-one-origin', route({ cors: { allowOrigin: 'https://a https://b' } }), /one origin/, 'no fix'],
  ['glob-in-filter', s3({ prefix: 'images/*' }), /literal/, 'fix'],
  // Names and references.
  ['empty-name', schedule({ name: '' }), /Give it a name/, 'no fix'],
  ['empty-name', route({ name: '' }), /names no view/, 'fix'],
  ['empty-name', app(aTable({ ttlAttribute: '' })), /when an item expires/, 'fix'],
  ['name-characters', schedule({ name: 'swe ep' }), /letters, digits, - and _/, 'fix'],
  ['name-characters', own({ name: '1shop' }), /begins with a letter/, 'fix'],
  ['function-name-length', schedule({ name: LONG }), /longer than the 64 characters/, 'no fix'],
  ['resource-name-length', app(resource('bucket', { name: LONG })), /longer than the 63 characters/, 'no fix'],
  ['duplicate-resource-name', app(aTable(), aTable()), /another table orders/, 'fix'],
  ['duplicate-blueprint-name', app(mounted, blueprint({ one: { order: 'a' } }, 'Admin')), /another blueprint/, 'fix'],
  ['duplicate-authorizer-name', app(cognito(), cognito()), /another authorizer/, 'fix'],
  ['missing-handler-file', anApp([aRoute()], { source: {} }), /does not exist/, 'no fix'],
  [
    'missing-handler-export',
    anApp([aRoute()], { source: { [handler.file]: 'export {};' } }),
    /exports no listOrders/,
    'no fix',
  ],
  ['missing-blueprint', route({ blueprint: testId('blueprint') }), /is gone/, 'fix'],
  ['missing-authorizer', route({ authorizer: { id: goneAuthorizer } }), /is gone/, 'fix'],
  ['missing-dead-letter', schedule({ deadLetter: gone }), /is gone/, 'fix'],
  ['missing-resource', app(fn, aUse(fn.id, gone)), /is gone/, 'fix'],
  ['authorizer-elsewhere', route({ authorizer: { id: inAdmin.id } }, mounted, inAdmin), /different parts/, 'fix'],
  ['scopes-with-iam', route({ authorizer: { id: iam.id, scopes: ['a'] } }, iam), /IAM knows no scopes/, 'fix'],
  ['file-path', own({ source: { '../a.ts': '' } }), /within the project/, 'no fix'],
  [
    'variable-collision',
    app(
      fn,
      table,
      queue,
      { ...aUse(fn.id, table.id), environmentVariable: 'A' },
      { ...aUse(fn.id, queue.id), environmentVariable: 'A' },
    ),
    /name two resources/,
    'fix',
  ],
  ['wrong-access', use({ access: ['send'] }), /cannot be given “send”/, 'fix'],
  ['reserved-variable', use({ environmentVariable: 'AWS_REGION' }), /sets AWS_REGION itself/, 'fix'],
  ['variable-name', use({ environmentVariable: '1A' }), /begins with a letter/, 'fix'],
  [
    'package-name',
    own({ dependencies: { packages: { 'A B': '1' }, devPackages: {}, lockfile: '{}' } }),
    /npm package/,
    'fix',
  ],
  ['dependencies-unlocked', own({ dependencies: { packages: { a: '1' }, devPackages: {} } }), /not locked/, 'no fix'],
  // What AWS refuses, and what it does otherwise than it looks.
  ['sibling-parameter', route({ path: '/o/{id}' }, aRoute({ path: '/o/{key}/x' })), /one name for it/, 'fix'],
  ['api-key-without-plan', route({ apiKeyRequired: true }), /no usage plan/, 'no fix'],
  ['body-without-method', route({ bodySchema: { type: 'object' } }), /seldom have a body/, 'fix'],
  ['cors-origin', route({ cors: { allowOrigin: 'https://a.example/shop' } }), /no origin/, 'fix'],
  ['cors-credentials', route({ cors: { allowCredentials: true } }), /no credentials where/, 'fix'],
  ['header-name', route({ cors: { allowHeaders: ['X A'] } }), /no name of a header/, 'no fix'],
  ['header-name', app(cognito({ header: 'X:A' })), /no name of a header/, 'no fix'],
  ['out-of-range', own({ api: { cors: { maxAge: -5 } } }), /maxAge takes 0 to 86400 seconds/, 'fix'],
  ['out-of-range', app(anAuthorizer({ ttlSeconds: 4000 })), /0 to 3600 seconds/, 'fix'],
  ['out-of-range', schedule({ retries: 3 }), /0 to 2 tries/, 'fix'],
  ['out-of-range', kinesis({ retries: -2 }), /-1 to 10000 tries/, 'fix'],
  ['out-of-range', kinesis({ batchSize: 0 }), /1 to 10000 records/, 'fix'],
  ['out-of-range', kinesis({ maximumBatchingWindowInSeconds: 301 }), /0 to 300 seconds/, 'fix'],
  ['out-of-range', sqs({ batchSize: 10_001, maximumBatchingWindowInSeconds: 1 }), /1 to 10000 messages/, 'fix'],
  ['out-of-range', sqs({ batchSize: 11 }, fifo), /1 to 10 messages/, 'fix'],
  ['out-of-range', sqs({ maximumConcurrency: 1 }), /2 to 1000 invocations/, 'fix'],
  ['out-of-range', app(resource('queue', { visibilityTimeoutSeconds: 50_000 })), /0 to 43200/, 'fix'],
  ['out-of-range', app(resource('queue', { messageRetentionSeconds: 5 })), /60 to 1209600/, 'fix'],
  [
    'out-of-range',
    app(resource('queue', { deadLetter: { queue: fifo.id, maxReceiveCount: 0 }, fifo: true }), fifo),
    /1 to 1000/,
    'fix',
  ],
  ['out-of-range', app(resource('stream', { shardCount: 0 })), /shards/, 'fix'],
  ['out-of-range', app(resource('stream', { retentionHours: 9000 })), /24 to 8760/, 'fix'],
  ['wrong-arn', app(cognito({ providerArns: ['my-pool'] })), /no ARN of a user pool/, 'no fix'],
  ['wrong-arn', app(anAuthorizer({ executionRole: 'admin' })), /no ARN of an IAM role/, 'no fix'],
  ['wrong-arn', app(custom({ invokeRoleArn: POOL })), /no ARN of an IAM role/, 'no fix'],
  ['wrong-arn', app(custom({ authorizerUri: ROLE })), /no ARN of an invocation/, 'no fix'],
  ['wrong-arn', app(own2('q', { origin: { type: 'existing', identifier: ROLE } })), /no ARN of a queue/, 'no fix'],
  [
    'wrong-arn',
    app(aTable({ origin: { type: 'existing', identifier: 'a', streamArn: 'arn:aws:dynamodb:a' } })),
    /no ARN of a table’s stream/,
    'no fix',
  ],
  ['no-authorizer-uri', app(custom({ authorizerUri: '' })), /Give the URI/, 'no fix'],
  ['scope-characters', app(cognito({ scopes: ['read write'] })), /no spaces/, 'no fix'],
  [
    'too-many-authorizers',
    app(
      ...Array.from({ length: 11 }, (_, n) => cognito({ name: `p${n}` })).flatMap((each, n) => [
        each,
        aRoute({ path: `/${n}`, authorizer: { id: each.id } }),
      ]),
    ),
    /takes 10 authorizers/,
    'no fix',
  ],
  ['description-length', schedule({ description: 'a'.repeat(513) }), /512 characters/, 'fix'],
  ['schedule-length', schedule({ expression: `cron(0 0 1${',1'.repeat(150)} * ? *)` }), /256 characters/, 'no fix'],
  ['empty-pattern', rule({}), /empty pattern/, 'no fix'],
  ['event-pattern', rule({ source: 'aws.s3' }), /must be a list/, 'no fix'],
  ['pattern-length', rule({ source: [LONG.repeat(33)] }), /2048 characters/, 'no fix'],
  ['no-event', s3({ events: [] }), /at least one event/, 'fix'],
  ['unknown-s3-event', s3({ events: ['ObjectCreated:put'] }), /no event “ObjectCreated:put”/, 'fix'],
  ['duplicate-s3-event', s3({ events: ['s3:ObjectAcl:Put', 's3:ObjectAcl:Put'] }), /there twice/, 'fix'],
  ['prefix-slash', s3({ prefix: '/in' }), /do not begin with a slash/, 'fix'],
  ['key-length', s3({ suffix: LONG.repeat(17) }), /1024 characters/, 'no fix'],
  [
    's3-overlap',
    app(
      bucket,
      ...['in/', 'in/a/'].map(
        (prefix, n) =>
          ({ ...placed('s3-event'), order: `a${n}`, name: `f${n}`, handler, bucket: bucket.id, prefix }) as Entity,
      ),
    ),
    /refuses two listeners/,
    'no fix',
  ],
  ['fifo-topic', sns({}, resource('topic', { fifo: true })), /to queues only/, 'fix'],
  ['event-pattern', sns({ filterPolicy: { a: 'b' } }), /must be a list/, 'no fix'],
  ['nested-filter-policy', sns({ filterPolicy: { a: { b: ['c'] } } }), /have no parts/, 'no fix'],
  [
    'filter-policy-attributes',
    sns({ filterPolicy: { a: ['1'], b: ['1'], c: ['1'], d: ['1'], e: ['1'], f: ['1'] } }),
    /takes 5 attributes/,
    'no fix',
  ],
  [
    'filter-policy-combinations',
    sns({ filterPolicy: { a: Array.from({ length: 151 }, (_, n) => n) } }),
    /151 combinations/,
    'no fix',
  ],
  ['batch-needs-window', sqs({ batchSize: 11 }), /at least 1 second/, 'fix'],
  [
    'shared-queue',
    app(
      queue,
      ...['a', 'b'].map(
        (order) => ({ ...placed('sqs-message'), order, name: `w${order}`, handler, queue: queue.id }) as Entity,
      ),
    ),
    /only one of them/,
    'no fix',
  ],
  [
    'bucket-listeners',
    app(
      bucket,
      ...Array.from(
        { length: 101 },
        (_, n) =>
          ({
            ...placed('s3-event'),
            ...{ order: `a${n}`.padEnd(5, '0'), name: `f${n}`, handler, bucket: bucket.id, prefix: `${n}/` },
          }) as Entity,
      ),
    ),
    /100 listeners/,
    'no fix',
  ],
  ['fifo-window', sqs({ maximumBatchingWindowInSeconds: 5 }, fifo), /no batching window/, 'fix'],
  ['no-filter', sqs({ filters: [] }), /empty list of filters/, 'fix'],
  [
    'too-many-filters',
    sqs({ filters: Array.from({ length: 6 }, () => ({ body: ['a'] })) }),
    /takes 5 filters/,
    'no fix',
  ],
  ['filter-length', sqs({ filters: [{ body: [LONG.repeat(65)] }] }), /4096 characters/, 'no fix'],
  ['filter-field', sqs({ filters: [{ bodi: ['a'] }] }), /no field “bodi”/, 'no fix'],
  [
    'event-pattern',
    kinesis({ filters: [{ data: [{ cidr: '10.0.0.0/8' }] }] }),
    /Lambda has no operator “cidr”/,
    'no fix',
  ],
  ['fifo-dead-letter', kinesis({ deadLetter: fifo.id }, fifo), /standard queues only/, 'fix'],
  [
    'table-without-stream',
    source('dynamodb-record', { table: table.id }, { ...table, streamViewType: undefined } as Entity),
    /has no stream/,
    'fix',
  ],
  [
    'stream-readers',
    app(
      table,
      ...['a', 'b', 'c'].map(
        (order) => ({ ...placed('dynamodb-record'), order, name: `r${order}`, handler, table: table.id }) as Entity,
      ),
    ),
    /More than 2 handlers/,
    'no fix',
  ],
  ['own-dead-letter', app(self), /its own dead-letter/, 'fix'],
  [
    'dead-letter-kind',
    app(queue, { ...fifo, deadLetter: { queue: queue.id, maxReceiveCount: 3 } }),
    /must be FIFO too/,
    'fix',
  ],
  [
    'missing-identifier',
    app(own2('q', { origin: { type: 'existing', identifier: '' } })),
    /its name, or its ARN/,
    'fix',
  ],
  ['empty-key', app(aTable({ partitionKey: { name: '', type: 'S' } })), /Name the attribute/, 'fix'],
  ['empty-key', app(aTable({ sortKey: { name: '', type: 'S' } })), /or remove it/, 'fix'],
  ['same-key', app(aTable({ sortKey: { name: 'id', type: 'S' } })), /partition key already/, 'fix'],
  [
    'attribute-type',
    app(aTable({ indexes: { a: { name: 'byId', partitionKey: { name: 'id', type: 'N' } } } })),
    /one type/,
    'fix',
  ],
  [
    'index-name',
    app(aTable({ indexes: { a: { name: 'x', partitionKey: { name: 'a', type: 'N' } } } })),
    /3 to 255/,
    'no fix',
  ],
  [
    'duplicate-index',
    app(
      aTable({
        indexes: {
          a: { name: 'one', partitionKey: { name: 'a', type: 'N' } },
          b: { name: 'one', partitionKey: { name: 'a', type: 'N' } },
        },
      }),
    ),
    /another index one/,
    'no fix',
  ],
  [
    'too-many-indexes',
    app(
      aTable({
        indexes: Object.fromEntries(
          Array.from({ length: 21 }, (_, n) => [`i${n}`, { name: `by${n}x`, partitionKey: { name: 'a', type: 'N' } }]),
        ),
      }),
    ),
    /20 global indexes/,
    'no fix',
  ],
  ['route-key', app(websocket({ event: 'connect', routeKey: 'a' })), /Only message handlers/, 'fix'],
  ['reserved-route-key', app(websocket({ routeKey: '$connect' })), /Choose the event connect/, 'fix'],
  ['route-key-characters', app(websocket({ routeKey: '$say' })), /not beginning with \$/, 'fix'],
  [
    'route-selection-expression',
    own({ websocket: { routeSelectionExpression: 'action' } }),
    /request\.body\.action/,
    'fix',
  ],
  ['blueprint-not-mounted', app(blueprint({})), /mounted nowhere/, 'fix'],
  ['url-prefix', app(blueprint({ one: { order: 'a', urlPrefix: 'admin/' } })), /begins with a slash/, 'fix'],
  ['name-prefix', app(blueprint({ one: { order: 'a', namePrefix: 'a b' } })), /begins names of functions/, 'no fix'],
  ['policy-shape', own({ api: { policy: {} } }), /list “Statement”/, 'no fix'],
  ['vpce-id', own({ api: { endpointType: 'PRIVATE', endpointVpce: ['endpoint'] } }), /no VPC endpoint/, 'no fix'],
  [
    'usage-plan-throttle',
    own({ api: { usagePlan: { throttle: { rateLimit: -1, burstLimit: 1 } } } }),
    /0 or more/,
    'fix',
  ],
  [
    'usage-plan-quota',
    own({ api: { usagePlan: { quota: { limit: 0, period: 'DAY' } } } }),
    /at least 1 request/,
    'fix',
  ],
  ['template-section', extra({ Resource: {} }), /no section “Resource”/, 'no fix'],
  ['template-transform', extra({ Transform: 'AWS::Serverless-2016-10-31' }), /rewrites the template/, 'no fix'],
  ['template-resource', extra({ Resources: { A: 'x' } }), /must be an object/, 'no fix'],
  ['template-resource', extra({ Resources: [] }), /Resources is an object/, 'no fix'],
  ['logical-id', extra({ Resources: { 'my-queue': {} } }), /letters and digits only/, 'no fix'],
  [
    'extra-without-construct',
    own({ extraCloudFormation: { constructs: { [gone]: {} } } }),
    /no longer in the design/,
    'fix',
  ],
];

describe('a broken document', () => {
  test.each(rules)('%s', (code, broken, message, way) => {
    const found = checkSpec(broken).filter((problem) => problem.code === code);
    expect(found.map((problem) => problem.message)).toContainEqual(expect.stringMatching(message));
    const problem = found.find((each) => message.test(each.message));
    expect(problem?.fix === undefined ? 'no fix' : 'fix').toBe(way);
    if (problem?.fix === undefined) return;
    const result = applyEdits(broken, problem.fix.edits);
    expect(result.ok && checkSpec(result.spec).filter((each) => each.code === code)).toEqual([]);
  });
});

/** Those have a table of their own. */
const ofStages = ['check-stage.ts', 'function-settings.ts', 'stage-api.ts'];

test('the table knows every rule that the checks of a document have', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !ofStages.includes(file))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
  const codes = files.flatMap((text) =>
    [...text.matchAll(/\bcode: '([a-z0-9-]+)'|\bat\('([a-z-]+)'/g)].map((match) => match[1] ?? match[2]),
  );
  const known = new Set(rules.map(([code]) => code));
  expect([...new Set(codes)].filter((code) => code !== undefined && !known.has(code))).toEqual([]);
});

test('what is only written wrongly is mended in one go, and nothing else is touched', () => {
  const spec = app(
    aRoute({ path: 'a//b/', methods: ['get', 'GET'] }),
    aSchedule({ expression: 'rate(1 minutes)' }),
    { ...placed('sqs-message'), name: 'jobs', handler, queue: queue.id, batchSize: 20 } as Entity,
    queue,
  );
  const result = applyEdits(spec, safeFixes(spec));
  if (!result.ok) throw new Error('refused');
  expect(Object.values(result.spec.routes)[0]).toMatchObject({ path: '/a/b', methods: ['GET'] });
  expect(checkSpec(result.spec).map((problem) => problem.code)).toEqual(['schedule-expression']);
  expect(checkSpec(result.spec).filter(hasSafeFix)).toEqual([]);
});
