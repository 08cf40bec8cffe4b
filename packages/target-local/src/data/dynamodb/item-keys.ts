import { type Dynamodb, type Item, mustCall } from './dynamodb';

/** The names of a table's key attributes; asked once a table. */
export class KeyNames {
  readonly #known = new Map<string, readonly string[]>();

  constructor(readonly dynamodb: Dynamodb) {}

  async of(table: string): Promise<readonly string[] | undefined> {
    const known = this.#known.get(table);
    if (known !== undefined) return known;
    const { status, body } = await this.dynamodb.call('DescribeTable', { TableName: table });
    if (status !== 200) return undefined;
    const names = keyNames(body.Table);
    this.#known.set(table, names);
    return names;
  }

  forget(table: string): void {
    this.#known.delete(table);
  }
}

export function keyNames(description: unknown): string[] {
  const { KeySchema } = description as { KeySchema: { AttributeName: string }[] };
  return KeySchema.map((key) => key.AttributeName);
}

export function keyOf(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

export async function itemAt(dynamodb: Dynamodb, table: string, key: Item): Promise<Item | undefined> {
  const { status, body } = await dynamodb.call('GetItem', { TableName: table, Key: key, ConsistentRead: true });
  return status === 200 ? (body.Item as Item | undefined) : undefined;
}

/** Makes an item what it was. */
export async function restoreItem(
  dynamodb: Dynamodb,
  { table, key, image }: { table: string; key: Item; image: Item | undefined },
): Promise<void> {
  if (image === undefined) await mustCall(dynamodb, 'DeleteItem', { TableName: table, Key: key });
  else await mustCall(dynamodb, 'PutItem', { TableName: table, Item: image });
}
