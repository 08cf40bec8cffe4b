import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool, type PoolConfig } from 'pg';
import { lockDataFolder } from './lock';
import { migrate } from './migrate';
import type { DatabaseOptions, OpenDatabase } from './open';
import { createPrisma } from './prisma';
import { rowsOf } from './rows';

/** PostgreSQL writes to all of its buffers at the start: its 128 MB would be the larger part of the studio's memory. */
const SHARED_BUFFERS = '32MB';

/** PGlite in this process, through the same adapter as Postgres. It is one connection: the pool has one. */
export async function openEmbedded(options: DatabaseOptions): Promise<OpenDatabase> {
  const { dataFolder, migrationsFolder } = options;
  const release = dataFolder === 'memory' ? () => {} : lockDataFolder(dataFolder);
  try {
    const pglite = await openPglite(options);
    await migrate(pglite, migrationsFolder);
    const pool = new Pool({ ...configOf(pglite), max: 1, idleTimeoutMillis: 0 });
    const prisma = createPrisma(pool);
    return {
      kind: 'embedded',
      prisma,
      // Through the pool as well: a statement beside it would land in whatever transaction is open there.
      execute: async (sql, values) => ({ rows: rowsOf(await pool.query(sql, values)) }),
      close: async () => {
        await prisma.$disconnect();
        await pool.end();
        await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function openPglite({ dataFolder, templateFile }: DatabaseOptions): Promise<PGlite> {
  const directory = dataFolder === 'memory' ? undefined : path.join(dataFolder, 'database');
  const isNew = directory === undefined || !existsSync(path.join(directory, 'PG_VERSION'));
  const template =
    isNew && templateFile !== undefined && existsSync(templateFile) ? await readFile(templateFile) : undefined;
  const pglite = new PGlite({
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(template === undefined ? {} : { loadDataDir: new Blob([new Uint8Array(template)]) }),
  });
  await pglite.waitReady;
  return pglite;
}

function configOf(pglite: PGlite): PoolConfig {
  const config = createPgConfig(pglite);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  // Prisma's adapter hands pg its type parsers in `types`, which PGlite's shim would take for a list of type ids.
  connection.parse = ({ name, text }: Parameters<typeof parse>[0]) =>
    parse({ ...(name === undefined ? {} : { name }), text, types: [] });
  // The shim stands in for a client of pg in all that its pool uses of one, but not in type.
  return config as unknown as PoolConfig;
}
