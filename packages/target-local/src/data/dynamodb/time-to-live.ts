import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ServiceAnswer } from '../service-answer';
import { type Dynamodb, dynamodbError, type Item, mustCall } from './dynamodb';
import { type KeyNames, keyOf } from './item-keys';
import type { ItemChange } from './transactions';

/** Which attribute of a table says when an item expires; kept in a file, since dynalite has no place for it. */
export class TimeToLive {
  readonly #file: string;
  readonly #attributes: Map<string, string>;

  private constructor(file: string, attributes: Map<string, string>) {
    this.#file = file;
    this.#attributes = attributes;
  }

  static async open(file: string): Promise<TimeToLive> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw error;
    });
    return new TimeToLive(file, new Map(Object.entries(JSON.parse(text) as Record<string, string>)));
  }

  async set(table: string, attribute: string | undefined): Promise<void> {
    if (this.#attributes.get(table) === attribute) return;
    if (attribute === undefined) this.#attributes.delete(table);
    else this.#attributes.set(table, attribute);
    await writeFile(`${this.#file}.part`, JSON.stringify(Object.fromEntries(this.#attributes)));
    await rename(`${this.#file}.part`, this.#file);
  }

  describe(table: string): ServiceAnswer {
    const AttributeName = this.#attributes.get(table);
    const description =
      AttributeName === undefined ? { TimeToLiveStatus: 'DISABLED' } : { AttributeName, TimeToLiveStatus: 'ENABLED' };
    return { status: 200, body: { TimeToLiveDescription: description } };
  }

  async update(input: Record<string, unknown>): Promise<ServiceAnswer> {
    const specification = input.TimeToLiveSpecification as { AttributeName?: string; Enabled?: boolean } | undefined;
    if (typeof input.TableName !== 'string' || typeof specification?.AttributeName !== 'string') {
      return dynamodbError('ValidationException', 'TableName and TimeToLiveSpecification.AttributeName are needed.');
    }
    await this.set(input.TableName, specification.Enabled === true ? specification.AttributeName : undefined);
    return { status: 200, body: { TimeToLiveSpecification: specification } };
  }

  /** Deletes what has expired; answers what was deleted. */
  async sweep(dynamodb: Dynamodb, keyNames: KeyNames, nowSeconds: number): Promise<ItemChange[]> {
    const changes: ItemChange[] = [];
    for (const [table, attribute] of this.#attributes) {
      const names = await keyNames.of(table);
      if (names === undefined) continue;
      for await (const item of expired(dynamodb, { table, attribute, nowSeconds })) {
        const key = keyOf(item, names);
        const { status } = await dynamodb.call('DeleteItem', {
          TableName: table,
          Key: key,
          // Somebody may have given it more time since it was read.
          ConditionExpression: '#ttl <= :now',
          ExpressionAttributeNames: { '#ttl': attribute },
          ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
        });
        if (status === 200) changes.push({ table, key, before: item, after: undefined });
      }
    }
    return changes;
  }
}

async function* expired(
  dynamodb: Dynamodb,
  { table, attribute, nowSeconds }: { table: string; attribute: string; nowSeconds: number },
): AsyncIterable<Item> {
  let start: unknown;
  do {
    const page = await mustCall(dynamodb, 'Scan', {
      TableName: table,
      FilterExpression: '#ttl <= :now',
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    yield* page.Items as Item[];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
