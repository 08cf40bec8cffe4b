import type { DynamodbRecord, S3Event } from '@chalice-studio/appspec';
import { aBucket, anApp, aRoute, aSchedule, aTable, aUse, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';
import { nextRun, schedulesOf } from './schedule';

let runner: Awaited<ReturnType<typeof aRunner>>;
const packages = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3'];
const handler = (name: string) => ({ file: 'chalicelib/handlers.ts', export: name });

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

test('a write to a table and an upload call the handlers that subscribed', async () => {
  const orders = aTable({ streamViewType: 'NEW_AND_OLD_IMAGES' });
  const uploads = aBucket();
  const work = aRoute({ path: '/work', handler: handler('work') });
  const onItem: DynamodbRecord = {
    id: testId('dynamodb-record'),
    order: 'a',
    kind: 'dynamodb-record',
    name: 'on_item',
    table: orders.id,
    handler: handler('onItem'),
    filters: [{ dynamodb: { Keys: { id: { S: [{ 'anything-but': 'ignored' }] } } } }],
  };
  const onObject: S3Event = {
    id: testId('s3-event'),
    order: 'a',
    kind: 's3-event',
    name: 'on_object',
    bucket: uploads.id,
    prefix: 'in/',
    suffix: '.txt',
    handler: handler('onObject'),
  };
  const spec = {
    ...anApp(
      [
        orders,
        uploads,
        work,
        onItem,
        onObject,
        aUse(work.id, orders.id, ['write']),
        aUse(work.id, uploads.id, ['write']),
      ],
      {
        source: {
          'chalicelib/handlers.ts': `import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
import type { DynamoDBEvent, S3Event } from '@chalice-studio/runtime';
export const work = async () => {
  const db = new DynamoDB({});
  const TableName = process.env.ORDERS_TABLE;
  const id = { S: 'a' };
  await db.putItem({ TableName, Item: { id: { S: 'ignored' } } });
  await db.putItem({ TableName, Item: { id, n: { N: '1' } } });
  await db.putItem({ TableName, Item: { id, n: { N: '1' } } });
  await db.updateItem({ TableName, Key: { id }, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '2' } } });
  await db.transactWriteItems({ TransactItems: [{ Delete: { TableName, Key: { id } } }] });
  const s3 = new S3({});
  const Bucket = process.env.UPLOADS_BUCKET;
  for (const Key of ['in/a b+ü.txt', 'in/x.png', 'out/x.txt']) await s3.putObject({ Bucket, Key, Body: 'hello' });
  return 'done';
};
export const onItem = (event: DynamoDBEvent) => { for (const record of event) console.log(record.eventName, record.tableName, JSON.stringify([record.oldImage?.n ?? null, record.newImage?.n ?? null])); };
export const onObject = (event: S3Event) => { console.log('object', event.bucket, event.key); };
`,
        },
      },
    ),
    dependencies: { packages: Object.fromEntries(packages.map((name) => [name, '^3.0.0'])), devPackages: {} },
  };
  const { restApiUrl, stage } = await deploy(runner.target, 'sources', spec, { packages });
  expect(await (await fetch(`${restApiUrl}/work`)).text()).toBe('done');
  const printed = async () => {
    const { events } = await runner.target.readLogs(stage, { limit: 1000 });
    return events.filter((event) => event.source === 'function').map((event) => event.message);
  };
  await expect
    .poll(printed)
    .toEqual(
      expect.arrayContaining([
        'INSERT shop-dev-orders [null,{"N":"1"}]',
        'MODIFY shop-dev-orders [{"N":"1"},{"N":"2"}]',
        'REMOVE shop-dev-orders [{"N":"2"},null]',
        'object shop-dev-uploads in/a b+ü.txt',
      ]),
    );
  expect((await printed()).length).toBe(4);
});

test('a schedule runs when it is due: a rate from its first deployment on, a cron by the clock', () => {
  const at = (text: string) => Date.parse(text);
  const since = at('2026-01-01T00:00:30Z');
  expect(nextRun({ expression: 'rate(5 minutes)', since }, at('2026-01-01T00:07:00Z'))).toBe(
    at('2026-01-01T00:10:30Z'),
  );
  expect(nextRun({ expression: 'rate(5 minutes)', since }, at('2026-01-01T00:10:30Z'))).toBe(
    at('2026-01-01T00:15:30Z'),
  );
  expect(nextRun({ expression: 'cron(0 12 * * ? *)', since }, at('2026-01-01T13:00:00Z'))).toBe(
    at('2026-01-02T12:00:00Z'),
  );
});

test('a deployment that does not change a schedule does not put it off', () => {
  const spec = anApp([aSchedule({ name: 'sweep', expression: 'rate(1 hour)' })]);
  const first = schedulesOf(spec, [], 1000);
  expect(schedulesOf(spec, first, 2000)).toEqual(first);
  const changed = anApp([aSchedule({ name: 'sweep', expression: 'rate(2 hours)' })]);
  expect(schedulesOf(changed, first, 2000)[0]?.since).toBe(2000);
});
