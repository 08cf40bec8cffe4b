import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TableDefinition } from '../definitions';
import { LocalDynamodb } from './local-dynamodb';
import type { ItemChange } from './transactions';

const table: TableDefinition = {
  name: 'orders',
  partitionKey: { name: 'id', type: 'S' },
  indexes: [],
  ttlAttribute: 'expires',
  isWatched: true,
};

async function aFolder() {
  const directory = await mkdtemp(path.join(tmpdir(), 'dynamodb-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function open(directory: string, changes: ItemChange[] = []) {
  const dynamodb = await LocalDynamodb.open(directory, (told) => changes.push(...told));
  const idsIn = async (name: string) => {
    const { body } = await dynamodb.call('Scan', { TableName: name });
    return (body.Items as { id: { S: string } }[]).map((item) => item.id.S).sort();
  };
  return { dynamodb, idsIn };
}

const put = (dynamodb: LocalDynamodb, id: string, more = {}) =>
  dynamodb.call('PutItem', { TableName: 'orders', Item: { id: { S: id }, ...more } });

test('what has expired is swept away, and told of', async () => {
  const changes: ItemChange[] = [];
  const { dynamodb, idsIn } = await open(await aFolder(), changes);
  onTestFinished(() => dynamodb.close());
  await dynamodb.configure([table]);
  await put(dynamodb, 'old', { expires: { N: '1000' } });
  await put(dynamodb, 'new', { expires: { N: '9999999999' } });
  await put(dynamodb, 'without');
  await dynamodb.sweep(2_000_000);
  expect(await idsIn('orders')).toEqual(['new', 'without']);
  expect(changes.at(-1)).toMatchObject({ key: { id: { S: 'old' } }, after: undefined });
});

test('a transaction that a crash cut off is undone at the next start', async () => {
  const directory = await aFolder();
  const first = await open(directory);
  await first.dynamodb.configure([table]);
  await put(first.dynamodb, 'kept');
  await put(first.dynamodb, 'made-halfway');
  await first.dynamodb.close();
  const images = [
    { table: 'orders', key: { id: { S: 'made-halfway' } } },
    { table: 'orders', key: { id: { S: 'removed-halfway' } }, image: { id: { S: 'removed-halfway' } } },
  ];
  await writeFile(path.join(directory, 'transaction.json'), JSON.stringify(images));
  const second = await open(directory);
  onTestFinished(() => second.dynamodb.close());
  expect(await second.idsIn('orders')).toEqual(['kept', 'removed-halfway']);
});

test('a new index keeps the items; other keys make the table anew and keep them aside', async () => {
  const { dynamodb, idsIn } = await open(await aFolder());
  onTestFinished(() => dynamodb.close());
  await dynamodb.configure([table]);
  await put(dynamodb, 'a', { state: { S: 'new' } });
  const byState = { name: 'by_state', partitionKey: { name: 'state', type: 'S' as const } };
  expect(await dynamodb.configure([{ ...table, indexes: [byState] }])).toEqual([]);
  const { body } = await dynamodb.call('Query', {
    TableName: 'orders',
    IndexName: 'by_state',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': { S: 'new' } },
  });
  expect(body.Count).toBe(1);
  const [told = ''] = await dynamodb.configure([{ ...table, partitionKey: { name: 'number', type: 'N' } }]);
  expect(await idsIn('orders')).toEqual([]);
  const aside = /in the table (\S+)\.$/.exec(told)?.[1] ?? '';
  expect(await idsIn(aside)).toEqual(['a']);
});

test('writes at the same time are told with the images of each', async () => {
  const changes: ItemChange[] = [];
  const { dynamodb } = await open(await aFolder(), changes);
  onTestFinished(() => dynamodb.close());
  await dynamodb.configure([table]);
  const add = {
    TableName: 'orders',
    Key: { id: { S: 'n' } },
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  };
  await Promise.all(Array.from({ length: 20 }, () => dynamodb.call('UpdateItem', add)));
  expect(changes.map(({ before, after }) => [before?.n ?? null, after?.n])).toEqual(
    Array.from({ length: 20 }, (_, index) => [index === 0 ? null : { N: `${index}` }, { N: `${index + 1}` }]),
  );
});
