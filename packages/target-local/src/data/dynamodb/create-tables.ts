import type { TableDefinition } from '../definitions';
import { type Dynamodb, type Item, mustCall } from './dynamodb';

/** Tables as they are defined: created where missing, rebuilt where an index or key differs. Answers in words what was moved. */
export async function createTables(dynamodb: Dynamodb, tables: readonly TableDefinition[]): Promise<string[]> {
  const told: string[] = [];
  for (const table of tables) {
    const { status, body } = await dynamodb.call('DescribeTable', { TableName: table.name });
    if (status !== 200) {
      await create(dynamodb, inputOf(table));
      continue;
    }
    const wanted = inputOf(table);
    const present = body.Table as Record<string, unknown>;
    if (shapeOf(present) === shapeOf(wanted)) continue;
    const items = await allItems(dynamodb, table.name);
    const hasSameKeys = keysOf(present) === keysOf(wanted);
    if (!hasSameKeys && items.length > 0) told.push(await keepAside(dynamodb, table.name, present, items));
    await removeTable(dynamodb, table.name);
    await create(dynamodb, wanted);
    if (hasSameKeys) await putAll(dynamodb, table.name, items);
  }
  return told;
}

function inputOf(table: TableDefinition): Record<string, unknown> {
  const keys = [table, ...table.indexes].flatMap((each) => [
    each.partitionKey,
    ...(each.sortKey === undefined ? [] : [each.sortKey]),
  ]);
  const attributes = new Map(keys.map((key) => [key.name, key.type]));
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchemaOf(table),
    ...(table.indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: table.indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchemaOf(index),
            Projection: { ProjectionType: 'ALL' },
          })),
        }),
  };
}

function keySchemaOf({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey.name, KeyType: 'RANGE' }]),
  ];
}

type Described = {
  KeySchema?: unknown;
  AttributeDefinitions?: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: { IndexName: string; KeySchema: unknown }[];
};

function keysOf(table: Described): string {
  const keys = table.KeySchema as { AttributeName: string; KeyType: string }[];
  const types = new Map(table.AttributeDefinitions?.map((each) => [each.AttributeName, each.AttributeType]));
  return JSON.stringify(keys.map((key) => [key.AttributeName, key.KeyType, types.get(key.AttributeName)]));
}

function shapeOf(table: Described): string {
  const attributes = (table.AttributeDefinitions ?? [])
    .map((each) => `${each.AttributeName} ${each.AttributeType}`)
    .sort();
  const indexes = (table.GlobalSecondaryIndexes ?? [])
    .map((each) => JSON.stringify([each.IndexName, each.KeySchema]))
    .sort();
  return JSON.stringify([keysOf(table), attributes, indexes]);
}

async function create(dynamodb: Dynamodb, input: Record<string, unknown>): Promise<void> {
  await mustCall(dynamodb, 'CreateTable', input);
  await until(async () => {
    const { body } = await dynamodb.call('DescribeTable', { TableName: input.TableName });
    return (body.Table as { TableStatus?: string } | undefined)?.TableStatus === 'ACTIVE';
  });
}

export async function removeTable(dynamodb: Dynamodb, name: string): Promise<void> {
  const { status } = await dynamodb.call('DeleteTable', { TableName: name });
  if (status !== 200) return; // there is none
  await until(async () => (await dynamodb.call('DescribeTable', { TableName: name })).status !== 200);
}

/** Keys cannot be changed: the old table's items go on under another name, as a replaced table is kept on AWS. */
async function keepAside(
  dynamodb: Dynamodb,
  name: string,
  present: Described,
  items: readonly Item[],
): Promise<string> {
  const keys = present.KeySchema as { AttributeName: string }[];
  const names = new Set(keys.map((key) => key.AttributeName));
  const aside = `${name}-before-${Date.now().toString(36)}`;
  await create(dynamodb, {
    TableName: aside,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: present.AttributeDefinitions?.filter((each) => names.has(each.AttributeName)),
    KeySchema: present.KeySchema,
  });
  await putAll(dynamodb, aside, items);
  return `The table ${name} has other keys now and was made anew. The ${items.length} items that were in it are in the table ${aside}.`;
}

async function putAll(dynamodb: Dynamodb, table: string, items: readonly Item[]): Promise<void> {
  for (const item of items) await mustCall(dynamodb, 'PutItem', { TableName: table, Item: item });
}

/** dynalite changes a table's state on a timer of its own. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function allItems(dynamodb: Dynamodb, table: string): Promise<Item[]> {
  const items: Item[] = [];
  let start: unknown;
  do {
    const page = await mustCall(dynamodb, 'Scan', {
      TableName: table,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    items.push(...(page.Items as Item[]));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}
