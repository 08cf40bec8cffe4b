import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client';

/** What queries and mutations are handed: the client, or a transaction of it. */
export type Database = Omit<Prisma.TransactionClient, symbol>;

export type RootDatabase = PrismaClient;

/** Also of the transactions that better-auth begins: on PGlite everybody who writes waits for one connection. */
const transactionOptions = { maxWait: 10_000, timeout: 20_000 };

const inTransaction = new AsyncLocalStorage<true>();

/** Prisma over a pool of connections. */
export function createPrisma(pool: Pool): RootDatabase {
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  return client;
}

/**
 * Runs `work` in a transaction. Work that uses the root client meanwhile would wait for itself on PGlite's one
 * connection, so a second transaction inside is an error at once instead of a deadlock there.
 */
export async function transaction<Result>(
  database: RootDatabase,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  if (inTransaction.getStore()) throw new Error('A transaction was begun within another: pass the outer one on.');
  return database.$transaction((each) => inTransaction.run(true, () => work(each)), {
    ...transactionOptions,
    isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
  });
}
