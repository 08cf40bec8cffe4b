import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What both databases offer: `exec` takes many statements, `query` one with parameters. */
export type SqlConnection = {
  exec(sql: string): Promise<unknown>;
  query(sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }>;
};

export class MigrationError extends Error {
  override name = 'MigrationError';
}

type Migration = { name: string; sql: string; checksum: string };

const appliedSchema = z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() });

/** The advisory lock that Prisma's own command takes, so that neither runs while the other does. */
const LOCK = 72707369;

/** Prisma's own table, so that its tools understand a database that this made. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Applies what the folder has and the database lacks, each in a transaction; answers their names. */
export async function migrate(connection: SqlConnection, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await connection.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await connection.exec(TABLE);
    const pending = await findPending(connection, migrations);
    for (const migration of pending) await apply(connection, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await connection.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** All of a folder's migrations in order; their checksums together name a schema. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Checked before anything is applied: a database that a newer version wrote must not be touched. */
async function findPending(connection: SqlConnection, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await connection.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    [],
  );
  const applied = new Map(
    appliedSchema
      .array()
      .parse(rows)
      .map((row) => [row.migration_name, row]),
  );
  const unknown = [...applied.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database was written by a newer version of the studio (migrations ${unknown.join(', ')}). Start that version, or restore a backup.`,
    );
  }
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row === undefined) return true;
    if (row.finished_at === null) {
      throw new MigrationError(`Migration ${name} failed earlier. Mend the database and remove its row, then start.`);
    }
    if (row.checksum !== checksum) throw new MigrationError(`Migration ${name} was changed after it was applied.`);
    return false;
  });
}

async function apply(connection: SqlConnection, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await connection.exec('BEGIN');
    await connection.exec(sql);
    await connection.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await connection.exec('COMMIT');
  } catch (cause) {
    await connection.exec('ROLLBACK');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError(`Migration ${name} failed and changed nothing: ${reason}`, { cause });
  }
}
