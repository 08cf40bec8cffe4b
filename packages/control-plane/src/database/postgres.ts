import { Client, Pool } from 'pg';
import { migrate } from './migrate';
import type { OpenDatabase } from './open';
import { createPrisma } from './prisma';
import { rowsOf } from './rows';

export async function openPostgres(url: string, migrationsFolder: string): Promise<OpenDatabase> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await migrate(
      { exec: (sql) => client.query(sql), query: (sql, values) => client.query(sql, values) },
      migrationsFolder,
    );
  } finally {
    await client.end();
  }
  const pool = new Pool({ connectionString: url, max: 10 });
  // A connection that the server ends while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => console.error(`[database] an idle connection ended: ${error.message}`));
  const prisma = createPrisma(pool);
  return {
    kind: 'postgres',
    prisma,
    execute: async (sql, values) => ({ rows: rowsOf(await pool.query(sql, values)) }),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
