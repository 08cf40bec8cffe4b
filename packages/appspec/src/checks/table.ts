import type { Resource } from '../constructs/resource';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { finding, findingIf, setting } from './finding';

type Table = Extract<Resource, { type: 'table' }>;
type Key = Table['partitionKey'];

/** Keys and indexes as DynamoDB takes them. */
export function checkTable(table: Table): Problem[] {
  const { id, indexes = {} } = table;
  const names = Object.values(indexes).map((index) => index.name);
  return [
    ...checkKeys(id, [], table),
    ...Object.entries(indexes).flatMap(([index, keys]) => [
      ...checkKeys(id, ['indexes', index], keys),
      ...findingIf(!/^[A-Za-z0-9_.-]{3,255}$/.test(keys.name), id, {
        path: ['indexes', index, 'name'],
        code: 'index-name',
        message: `“${keys.name}”: an index’s name has 3 to 255 letters, digits, _ . or -.`,
      }),
      ...findingIf(names.indexOf(keys.name) < Object.keys(indexes).indexOf(index), id, {
        path: ['indexes', index, 'name'],
        code: 'duplicate-index',
        message: `There is another index ${keys.name}. Rename one of them.`,
      }),
    ]),
    ...findingIf(names.length > limits.tableIndexes, id, {
      path: ['indexes'],
      code: 'too-many-indexes',
      message: `DynamoDB takes ${limits.tableIndexes} global indexes of a table, these are ${names.length}.`,
    }),
    ...checkAttributeTypes(table),
    ...findingIf(table.ttlAttribute === '', id, {
      path: ['ttlAttribute'],
      code: 'empty-name',
      message: 'Name the attribute that holds when an item expires, or leave it out.',
      ...setting('Leave it out', { id, path: ['ttlAttribute'] }),
    }),
  ];
}

function checkKeys(
  id: string,
  at: readonly string[],
  { partitionKey, sortKey }: { partitionKey: Key; sortKey?: Key | undefined },
) {
  const sortPath = [...at, 'sortKey'];
  return [
    ...findingIf(partitionKey.name === '', id, {
      path: [...at, 'partitionKey', 'name'],
      code: 'empty-key',
      message: 'Name the attribute of the partition key.',
      ...setting('Use id', { id, path: [...at, 'partitionKey', 'name'], value: 'id' }),
    }),
    ...findingIf(sortKey?.name === '', id, {
      path: [...sortPath, 'name'],
      code: 'empty-key',
      message: 'Name the attribute of the sort key, or remove it.',
      ...setting('Remove the sort key', { id, path: sortPath }),
    }),
    ...findingIf(sortKey !== undefined && sortKey.name !== '' && sortKey.name === partitionKey.name, id, {
      path: [...sortPath, 'name'],
      code: 'same-key',
      message: `${partitionKey.name} is the partition key already; the sort key is another attribute.`,
      ...setting('Remove the sort key', { id, path: sortPath }),
    }),
  ];
}

/** A key attribute has one type in the whole table. */
function checkAttributeTypes(table: Table): Problem[] {
  const types = new Map<string, Key['type']>();
  const keys = [
    { at: ['partitionKey'], key: table.partitionKey },
    { at: ['sortKey'], key: table.sortKey },
    ...Object.entries(table.indexes ?? {}).flatMap(([index, { partitionKey, sortKey }]) => [
      { at: ['indexes', index, 'partitionKey'], key: partitionKey },
      { at: ['indexes', index, 'sortKey'], key: sortKey },
    ]),
  ];
  return keys.flatMap(({ at, key }): Problem[] => {
    if (key === undefined) return [];
    const known = types.get(key.name) ?? key.type;
    types.set(key.name, known);
    if (known === key.type) return [];
    const path = [...at, 'type'];
    const message = `${key.name} is ${known} in another key of the table; an attribute has one type.`;
    const fix = setting(`Use ${known}`, { id: table.id, path, value: known });
    return [finding(table.id, { path, code: 'attribute-type', message, ...fix })];
  });
}
