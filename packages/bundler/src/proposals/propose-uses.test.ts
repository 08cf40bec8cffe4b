import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appSpecSchema, emptyStageConfig, type Resource, type Use } from '@chalice-studio/appspec';
import { anApp, aRoute, aTable, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { proposeUses } from './propose-uses';
import { handler, proposals, sdk } from './testing';

test.each(['todo', 'chat', 'thumbnails'])(
  'the code of the example %s needs what its design gives, and no more',
  (name) => {
    const folder = path.join(import.meta.dirname, '../../../../examples', name);
    const spec = appSpecSchema.parse({
      ...JSON.parse(readFileSync(path.join(folder, 'app-spec.json'), 'utf8')),
      source: Object.fromEntries(
        readdirSync(path.join(folder, 'chalicelib')).map((file) => [
          `chalicelib/${file}`,
          readFileSync(path.join(folder, 'chalicelib', file), 'utf8'),
        ]),
      ),
    });
    expect(Object.keys(spec.uses).length).toBeGreaterThan(0);
    expect(proposeUses(spec, spec.source)).toEqual({ missing: [], unused: [], unclear: [] });
    // The same code without its edges: each of them is proposed again.
    const without = proposeUses({ ...spec, uses: {} }, spec.source);
    const told = (each: { from: string; resource: string; access: readonly string[] }) =>
      `${each.from} ${[...each.access].sort()} ${each.resource}`;
    expect(without.missing.map(told).sort()).toEqual(Object.values(spec.uses).map(told).sort());
  },
);

test('a command on a resource’s variable is proposed with file and line', () => {
  const code = `${sdk}export async function run() {
  return client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item: {} }));
}`;
  const { missing, lines, unclear } = proposals(code);
  expect(missing).toEqual(['write orders']);
  expect(lines).toEqual(['chalicelib/handlers.ts:5']);
  expect(unclear).toEqual([]);
});

test('an edge that lacks an access is named, so that it can be widened', () => {
  const code = `${sdk}export const run = async () => {
  await client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item: {} }));
};`;
  const { found, unused } = proposals(code, { uses: ['read'] });
  expect(found.missing).toMatchObject([{ access: ['write'], use: expect.stringMatching(/^use_/) }]);
  expect(unused).toEqual(['read']);
});

test.each([
  [
    'an alias',
    `import { PutCommand as P } from '@aws-sdk/lib-dynamodb'; const T = process.env.ORDERS_TABLE; const name = T;
   export const run = (c: any) => c.send(new P({ TableName: name }));`,
  ],
  [
    'a namespace',
    `import * as db from '@aws-sdk/lib-dynamodb';
   export const run = (c: any) => c.send(new db.PutCommand({ TableName: process.env['ORDERS_TABLE'] }));`,
  ],
  [
    'environment taken apart',
    `import { PutCommand } from '@aws-sdk/lib-dynamodb'; const { ORDERS_TABLE: TableName = 'x' } = process.env;
   export const run = (c: any) => c.send(new PutCommand({ TableName }));`,
  ],
  [
    'a function of its own',
    `${sdk}const put = (table: string, Item: object) => client.send(new PutCommand({ TableName: table, Item }));
   export const run = () => put(process.env.ORDERS_TABLE!, {});`,
  ],
  [
    'a function that reads variables',
    `${sdk}function required(name: string): string {
     const value = process.env[name]; if (value === undefined) throw new Error(name); return value; }
   export const run = () => client.send(new PutCommand({ TableName: required('ORDERS_TABLE') }));`,
  ],
  [
    'the input as an argument',
    `${sdk}async function write(input: { TableName: string }) { await client.send(new PutCommand({ ...input, Item: {} })); }
   export async function run() { await write({ TableName: process.env.ORDERS_TABLE! }); }`,
  ],
  [
    'a class',
    `${sdk}class Store { readonly #c = client; constructor(private readonly table: string) {}
     get() { return this.#c.send(new GetCommand({ TableName: this.table })); }
     put(Item: object) { return this.#c.send(new PutCommand({ TableName: this.table, Item })); } }
   const store = new Store(process.env.ORDERS_TABLE!);
   export const run = () => store.put({});`,
  ],
  [
    'a parent class',
    `${sdk}class Base { table: string; constructor(table: string) { this.table = table; } }
   class Store extends Base { put() { return client.send(new PutCommand({ TableName: this.table })); } }
   export const run = () => new Store(process.env.ORDERS_TABLE!).put();`,
  ],
  [
    'a client of methods',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb'; const db = new DynamoDB({});
   export async function run() { await db.putItem({ TableName: process.env.ORDERS_TABLE, Item: {} }); }`,
  ],
  [
    'a document of methods',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
   const db = DynamoDBDocument.from(new DynamoDB({}));
   export async function run() { await db.put({ TableName: process.env.ORDERS_TABLE, Item: {} }); }`,
  ],
  [
    'a default of its own',
    `${sdk}const TableName = process.env.ORDERS_TABLE ?? 'orders';
   export const run = () => client.send(new PutCommand({ TableName }));`,
  ],
  [
    'checked environment',
    `import { z } from 'zod'; ${sdk}const env = z.object({ ORDERS_TABLE: z.string() }).parse(process.env);
   export const run = () => client.send(new PutCommand({ TableName: env.ORDERS_TABLE }));`,
  ],
  [
    'many writes at once',
    `import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
   export const run = (c: any) => c.send(new BatchWriteCommand({ RequestItems: { [process.env.ORDERS_TABLE!]: [] } }));`,
  ],
  [
    'a transaction',
    `import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'; const TableName = process.env.ORDERS_TABLE;
   export const run = (c: any) => c.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName } }, { Delete: { TableName } }] }));`,
  ],
  [
    'a callback',
    `${sdk}const put = async (Item: object) => { await client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item })); };
   export const run = (items: object[]) => Promise.all(items.map(put));`,
  ],
  ['a module loaded late', `export async function run() { const { put } = await import('./late'); await put(); }`],
  [
    'a wrapper of its own',
    `${sdk}const logged = (view: (r: unknown) => unknown) => async (r: unknown) => { console.log(r); return view(r); };
   export const run = logged(() => client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE })));`,
  ],
  [
    'a wrapper of a package',
    `import middy from '@middy/core';\n${sdk}export const run = middy(async () => {
     await client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE })); });`,
  ],
  [
    'a name that is set later',
    `${sdk}let table: string | undefined; table = process.env.ORDERS_TABLE;
   export const run = () => client.send(new PutCommand({ TableName: table }));`,
  ],
])('%s is followed', (_what, code) => {
  const late = `${sdk}export const put = () => client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE }));`;
  expect(proposals({ [handler.file]: code, 'chalicelib/late.ts': late })).toMatchObject({
    missing: ['write orders'],
    unclear: [],
  });
});

test('only what the handler reaches counts, not all that its file could do', () => {
  const store = `${sdk}const TableName = process.env.ORDERS_TABLE;
export const get = () => client.send(new GetCommand({ TableName }));
export const put = () => client.send(new PutCommand({ TableName }));
export const orders = { get, put, async remove() { return put(); } };
export default orders;`;
  const file = {
    'chalicelib/store.ts': store,
    'chalicelib/index.ts': "export { orders as all } from './store'; export * from './store';",
  };
  const run = (code: string) => proposals({ ...file, [handler.file]: code }).missing;
  expect(run("import { get } from './store'; export const run = () => get();")).toEqual(['read orders']);
  expect(run("import * as store from './store'; export const run = () => store.get();")).toEqual(['read orders']);
  expect(run("import orders from './store'; export const run = () => orders.get();")).toEqual(['read orders']);
  expect(run("import { all } from './index'; export const run = () => all.remove();")).toEqual(['write orders']);
  expect(run("import { get } from './index'; export const run = () => get();")).toEqual(['read orders']);
  expect(run("import type { get } from './store'; export const run = () => 1;")).toEqual([]);
});

test('each service’s commands are mapped to the access that an edge grants', () => {
  const entity = { order: 'a1', kind: 'resource' as const, origin: { type: 'managed' as const } };
  const resources: Resource[] = [
    { ...entity, id: testId('resource'), type: 'bucket', name: 'images' },
    { ...entity, id: testId('resource'), type: 'queue', name: 'jobs' },
    { ...entity, id: testId('resource'), type: 'topic', name: 'alerts' },
    { ...entity, id: testId('resource'), type: 'stream', name: 'clicks' },
  ];
  const code = `import { S3, CopyObjectCommand } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { PublishCommand } from '@aws-sdk/client-sns';
import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Upload } from '@aws-sdk/lib-storage';
const s3 = new S3({});
const sqs = new SQSClient({});
export async function run(c: any) {
  await s3.getObject({ Bucket: process.env.IMAGES_BUCKET, Key: 'a' });
  await new Upload({ client: s3, params: { Bucket: process.env.IMAGES_BUCKET, Key: 'b', Body: '' } }).done();
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: process.env.JOBS_QUEUE }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '' }));
  await c.send(new PublishCommand({ TopicArn: \`arn:aws:sns:\${c.region}:\${c.account}:\${process.env.ALERTS_TOPIC}\`, Message: '' }));
  await c.send(new PutRecordsCommand({ StreamARN: 'arn:aws:kinesis:eu-west-1:1:stream/' + process.env.CLICKS_STREAM, Records: [] }));
}`;
  expect(proposals(code, { resources })).toMatchObject({
    missing: ['read+write images', 'send jobs', 'publish alerts', 'write clicks'],
    unclear: [],
  });
});

test('a resource is found by its physical name, its ARN, and a variable that a stage sets', () => {
  const bucket: Resource = {
    id: testId('resource'),
    order: 'a1',
    kind: 'resource',
    type: 'bucket',
    name: 'Images',
    origin: { type: 'managed' },
  };
  const queue: Resource = {
    ...bucket,
    id: testId('resource'),
    type: 'queue',
    name: 'old',
    origin: { type: 'existing', identifier: 'arn:aws:sqs:eu-west-1:123456789012:legacy' },
  };
  const stage = { ...emptyStageConfig('dev'), settings: { environmentVariables: { PICTURES: 'shop-dev-images' } } };
  const code = `import { S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
export async function run(c: any) {
  await c.send(new GetObjectCommand({ Bucket: 'shop-dev-images', Key: 'a' }));
  await c.send(new PutObjectCommand({ Bucket: process.env.PICTURES, Key: 'a' }));
  await c.send(new SendMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/legacy', MessageBody: '' }));
}`;
  expect(proposals(code, { resources: [bucket, queue], stages: [stage] }).missing).toEqual([
    'read+write Images',
    'send old',
  ]);
});

test.each([
  [
    'a name that is computed',
    "export const run = (e: any) => client.send(new PutCommand({ TableName: 'orders-' + e.tenant }));",
    'could not be told which table',
  ],
  [
    'a name from the event',
    'export const run = (e: any) => client.send(new PutCommand({ TableName: e.table }));',
    'could not be told which table',
  ],
  [
    'an input from elsewhere',
    'export const run = (e: any) => client.send(new PutCommand(e));',
    'could not be told which table',
  ],
  [
    'a variable that names nothing',
    'export const run = () => client.send(new PutCommand({ TableName: process.env.OTHER }));',
    'process.env.OTHER names no resource',
  ],
  [
    'a command that no edge grants',
    "export const run = (c: any) => c.send(new S.CreateTableCommand({ TableName: process.env.ORDERS_TABLE }));\nimport * as S from '@aws-sdk/client-dynamodb';",
    'CreateTable is neither',
  ],
  [
    'a package that is handed the name',
    "import { Entity } from 'some-orm'; const entity = new Entity({ table: process.env.ORDERS_TABLE, client });\nexport const run = () => entity.put({});",
    'goes to code that is not followed',
  ],
])('%s could not be told, and nothing is called unused', (_what, code, words) => {
  const { missing, unused, unclear } = proposals(sdk + code, { uses: ['read', 'write'] });
  expect(missing).toEqual([]);
  expect(unused).toEqual([]);
  expect(unclear.join()).toContain(words);
});

test('a resource of another type under that name is no match', () => {
  const code =
    "import { GetObjectCommand } from '@aws-sdk/client-s3'; export const run = (c: any) => c.send(new GetObjectCommand({ Bucket: process.env.ORDERS_TABLE }));";
  const { missing, unclear } = proposals(code);
  expect(missing).toEqual([]);
  expect(unclear.join()).toContain('process.env.ORDERS_TABLE names table orders');
});

test('an edge whose resource the code never touches is unused; looking whether the variable is there is no use', () => {
  const code =
    'if (!process.env.ORDERS_TABLE) throw new Error();\nexport const run = () => { console.log(process.env.ORDERS_TABLE); return 1; };';
  expect(proposals(code, { uses: ['read', 'write'] })).toMatchObject({ unused: ['read', 'write'], unclear: [] });
});

test('a handler’s own variable is found, and proposed with a new edge of another handler', () => {
  const code = `${sdk}export const run = () => client.send(new GetCommand({ TableName: process.env.MY_ORDERS }));`;
  expect(proposals(code, { uses: ['read'], variable: 'MY_ORDERS' })).toMatchObject({
    missing: [],
    unused: [],
    unclear: [],
  });
  const table = aTable();
  const [first, second] = [aRoute({ handler }), aRoute({ handler, path: '/b' })];
  const use: Use = {
    id: testId('use'),
    order: 'a',
    kind: 'use',
    from: first.id,
    resource: table.id,
    access: ['read'],
    environmentVariable: 'MY_ORDERS',
  };
  const source = { [handler.file]: code };
  const { missing } = proposeUses(anApp([first, second, table, use], { source }), source);
  expect(missing).toMatchObject([{ from: second.id, environmentVariable: 'MY_ORDERS' }]);
});

test('wiring that people write themselves is no call of every handler', () => {
  const files = {
    'app.ts':
      "import { Chalice } from '@chalice-studio/runtime';\nimport { other } from './chalicelib/other';\nexport const app = new Chalice('shop');\napp.route('/other', other);\n",
    'chalicelib/other.ts': `${sdk}export const other = () => client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE }));`,
    [handler.file]: "import { app } from '../app';\nexport const run = () => app.websocketApi.connections();",
  };
  expect(proposals(files).missing).toEqual([]);
});
