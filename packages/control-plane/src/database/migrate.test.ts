import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabases } from '../testing/databases';
import { root } from '../testing/test-studio';
import { MigrationError, migrate, readMigrations, type SqlConnection } from './migrate';
import { migrationsFolderOf } from './template';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
  cpSync(migrationsFolderOf(root), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function add(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await pglite?.close();
    await stop();
  });

  // Making a cluster takes seconds: one serves all tests, and is emptied between them.
  let pglite: PGlite | undefined;

  async function connect(url: string | undefined): Promise<SqlConnection> {
    if (url === undefined) {
      pglite ??= new PGlite();
      await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return pglite;
    }
    const client = new Client({ connectionString: url });
    await client.connect();
    closing.push(() => client.end());
    return { exec: (sql) => client.query(sql), query: (sql, values) => client.query(sql, values) };
  }

  const tables = async (connection: SqlConnection) =>
    (await connection.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", [])).rows.map(
      (row) => (row as { tablename: string }).tablename,
    );

  test('applies what is missing, in order, and nothing the second time', async () => {
    const connection = await connect(await createUrl());
    const names = (await readMigrations(folder)).map((each) => each.name);
    expect(await migrate(connection, folder)).toEqual(names);
    expect(await migrate(connection, folder)).toEqual([]);
    expect(await tables(connection)).toEqual(expect.arrayContaining(['Project', 'Deployment', '_prisma_migrations']));
    add(
      '99990101000000_function',
      'CREATE FUNCTION two() RETURNS int AS $$ BEGIN RETURN 1; RETURN 2; END; $$ LANGUAGE plpgsql;',
    );
    expect(await migrate(connection, folder)).toEqual(['99990101000000_function']);
  });

  test('refuses a changed migration and a newer database, and changes nothing', async () => {
    const connection = await connect(await createUrl());
    add('99990101000000_more', 'CREATE TABLE more (id int);');
    await migrate(connection, folder);
    add('99990101000000_more', 'CREATE TABLE more (id bigint);');
    await expect(migrate(connection, folder)).rejects.toThrow('99990101000000_more was changed after it was applied');
    rmSync(path.join(folder, '99990101000000_more'), { recursive: true });
    add('99990101000001_other', 'CREATE TABLE other (id int);');
    await expect(migrate(connection, folder)).rejects.toThrow(/newer version of the studio.*99990101000000_more/);
    expect(await tables(connection)).not.toContain('other');
  });

  test('a migration that fails leaves nothing behind, and can be mended', async () => {
    const connection = await connect(await createUrl());
    add('99990101000000_bad', 'CREATE TABLE half (id int); SELECT nothing FROM nowhere;');
    await expect(migrate(connection, folder)).rejects.toThrow(MigrationError);
    expect(await tables(connection)).not.toContain('half');
    add('99990101000000_bad', 'CREATE TABLE half (id int);');
    expect(await migrate(connection, folder)).toEqual(['99990101000000_bad']);
  });

  test('several that start at once apply each migration once', async () => {
    const url = await createUrl();
    if (url === undefined) return; // PGlite has one connection, and its folder a lock.
    const connections = await Promise.all([connect(url), connect(url), connect(url)]);
    const applied = await Promise.all(connections.map((connection) => migrate(connection, folder)));
    expect(applied.flat()).toEqual((await readMigrations(folder)).map((each) => each.name));
  });
});
