import type { RootDatabase } from './prisma';

/** An open database: Prisma for queries, `execute` for libraries that write their own SQL. */
export type OpenDatabase = {
  kind: 'embedded' | 'postgres';
  prisma: RootDatabase;
  /** One or many statements; the rows of all of them. */
  execute(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** A Postgres server; without it the database is embedded in `dataFolder`. */
  url: string | undefined;
  /** `memory` keeps it in memory, for tests. */
  dataFolder: string | 'memory';
  migrationsFolder: string;
  /** A gzipped PGlite data folder with the migrations applied (template.ts): a quicker first start. */
  templateFile: string | undefined;
};

/** Opens the database and brings it to the schema of this version. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url !== undefined) {
    const { openPostgres } = await import('./postgres');
    return openPostgres(options.url, options.migrationsFolder);
  }
  const { openEmbedded } = await import('./embedded');
  return openEmbedded(options);
}
