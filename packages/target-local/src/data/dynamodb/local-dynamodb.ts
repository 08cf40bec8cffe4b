import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { TableDefinition } from '../definitions';
import type { ServiceAnswer } from '../service-answer';
import { createTables, removeTable } from './create-tables';
import { type Dynamodb, dynamodbError, type Item, openDynamodb } from './dynamodb';
import { itemAt, KeyNames, keyOf } from './item-keys';
import { type Journal, openJournal } from './journal';
import { SharedLock } from './lock';
import { TimeToLive } from './time-to-live';
import { type ItemChange, transactGet, transactWrite } from './transactions';

const SWEEP_MS = 30_000;

/** What dynalite knows, and what is added here. */
const operations = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'ListTagsOfResource',
  'UpdateItem',
  'UpdateTable',
]);

const itemWrites = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);

/**
 * The stage's DynamoDB: dynalite with transactions, expiry, and word of each change of a watched table.
 * Everybody shares a lock that a transaction takes alone; a watched table's writes go one after another, so that the images before
 * and after are those of this very write.
 */
export class LocalDynamodb {
  readonly #lock = new SharedLock();
  readonly #tableLocks = new Map<string, SharedLock>();
  readonly #keyNames: KeyNames;
  readonly #sweeper: NodeJS.Timeout;
  #watched: ReadonlySet<string> = new Set();

  private constructor(
    readonly dynamodb: Dynamodb,
    readonly timeToLive: TimeToLive,
    readonly journal: Journal,
    readonly onChange: (changes: readonly ItemChange[]) => void,
  ) {
    this.#keyNames = new KeyNames(dynamodb);
    this.#sweeper = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  static async open(directory: string, onChange: (changes: readonly ItemChange[]) => void): Promise<LocalDynamodb> {
    await mkdir(directory, { recursive: true });
    const dynamodb = openDynamodb(path.join(directory, 'tables'));
    const journal = await openJournal(path.join(directory, 'transaction.json'), dynamodb);
    const timeToLive = await TimeToLive.open(path.join(directory, 'time-to-live.json'));
    return new LocalDynamodb(dynamodb, timeToLive, journal, onChange);
  }

  /** Creates what is missing, and changes what differs; answers in words what cost data. */
  async configure(tables: readonly TableDefinition[]): Promise<string[]> {
    const told = await this.#lock.exclusive(() => createTables(this.dynamodb, tables));
    for (const table of tables) {
      this.#keyNames.forget(table.name);
      await this.timeToLive.set(table.name, table.ttlAttribute);
    }
    this.#watched = new Set(tables.filter((table) => table.isWatched).map((table) => table.name));
    return told;
  }

  /** Removes every item of these tables. */
  async empty(tables: readonly string[]): Promise<void> {
    await this.#lock.exclusive(async () => {
      for (const table of tables) await removeTable(this.dynamodb, table);
    });
  }

  async call(operation: string, input: Record<string, unknown>): Promise<ServiceAnswer> {
    switch (operation) {
      case 'TransactWriteItems':
        return this.#lock.exclusive(async () => {
          const tools = { dynamodb: this.dynamodb, keyNames: this.#keyNames, journal: this.journal };
          const { answer, changes } = await transactWrite(tools, input);
          this.#tell(changes);
          return answer;
        });
      case 'TransactGetItems':
        return this.#lock.exclusive(() => transactGet(this.dynamodb, input));
      case 'DescribeTimeToLive':
        return this.timeToLive.describe(String(input.TableName));
      case 'UpdateTimeToLive':
        return this.timeToLive.update(input);
    }
    if (!operations.has(operation)) {
      return dynamodbError(
        'UnknownOperationException',
        `The local target’s DynamoDB has no ${operation}. Use it in an AWS stage, or write it with what is here: ${[...operations].join(', ')}, TransactGetItems, TransactWriteItems, UpdateTimeToLive.`,
      );
    }
    const watched = itemWrites.has(operation) ? this.#targets(operation, input) : [];
    if (watched.length === 0) return this.#lock.shared(() => this.dynamodb.call(operation, input));
    return this.#lock.shared(() => this.#observed(operation, input, watched));
  }

  async sweep(now = Date.now()): Promise<void> {
    const changes = await this.#lock.exclusive(() =>
      this.timeToLive.sweep(this.dynamodb, this.#keyNames, Math.floor(now / 1000)),
    );
    this.#tell(changes);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    await this.#lock.exclusive(() => this.dynamodb.close());
  }

  /** The items of watched tables that a write names: by their key, or whole. */
  #targets(operation: string, input: Record<string, unknown>): { table: string; item: Item }[] {
    if (operation !== 'BatchWriteItem') {
      const table = String(input.TableName);
      return this.#watched.has(table) ? [{ table, item: (input.Key ?? input.Item ?? {}) as Item }] : [];
    }
    const requests = (input.RequestItems ?? {}) as Record<
      string,
      { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]
    >;
    return Object.entries(requests)
      .filter(([table]) => this.#watched.has(table))
      .flatMap(([table, list]) =>
        list.map((each) => ({ table, item: each.PutRequest?.Item ?? each.DeleteRequest?.Key ?? {} })),
      );
  }

  async #observed(
    operation: string,
    input: Record<string, unknown>,
    targets: readonly { table: string; item: Item }[],
  ): Promise<ServiceAnswer> {
    const [first] = [...new Set(targets.map((target) => target.table))].sort();
    const lock = this.#tableLocks.get(first ?? '') ?? new SharedLock();
    this.#tableLocks.set(first ?? '', lock);
    return lock.exclusive(async () => {
      const before = await Promise.all(targets.map((target) => this.#imageOf(target)));
      const answer = await this.dynamodb.call(operation, input);
      const changes = await Promise.all(
        before.map(async (old) => ({ ...old, after: await itemAt(this.dynamodb, old.table, old.key) })),
      );
      this.#tell(changes);
      return answer;
    });
  }

  async #imageOf({ table, item }: { table: string; item: Item }) {
    const key = keyOf(item, (await this.#keyNames.of(table)) ?? []);
    return { table, key, before: await itemAt(this.dynamodb, table, key) };
  }

  /** A write that changed nothing is no event, as in DynamoDB. */
  #tell(changes: readonly ItemChange[]): void {
    const real = changes.filter(
      ({ table, before, after }) => this.#watched.has(table) && JSON.stringify(before) !== JSON.stringify(after),
    );
    if (real.length > 0) this.onChange(real);
  }
}
