// Prisma's schema engine as WebAssembly over PGlite in memory: migrations are made with no network and no server.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

export const schemaFile = path.join(import.meta.dirname, '../schema.prisma');
export const migrationsDirectory = path.join(import.meta.dirname, '../migrations');

/** The SQL that brings the migrations' outcome to what schema.prisma says; undefined when they agree. */
export async function missingSql() {
  const schema = { path: schemaFile, content: await readFile(schemaFile, 'utf8') };
  const database = new PGlite();
  try {
    const { SchemaEngine } = await loadEngine();
    const factory = bindMigrationAwareSqlAdapterFactory(new MemoryFactory(database));
    const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, factory);
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? undefined : stdout;
  } finally {
    await database.close();
  }
}

/** Node 20 cannot import a .wasm file, so it is instantiated by hand. */
async function loadEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bindings = await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href);
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

async function readMigrations() {
  const entries = await readdir(migrationsDirectory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = (name) => readFile(path.join(migrationsDirectory, name, 'migration.sql'), 'utf8');
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: await read(name) } },
      })),
    ),
  };
}

/** The engine replays the migrations on a shadow database, which is always one in memory and never the real one. */
class MemoryFactory {
  provider = 'postgres';
  adapterName = 'pglite';

  constructor(database) {
    this.database = database;
  }

  connect() {
    return adapterOf(this.database, false);
  }

  connectToShadowDb() {
    return adapterOf(new PGlite(), true);
  }
}

async function adapterOf(database, isOwned) {
  const adapter = await new PrismaPGlite(database).connect();
  // The adapter's own executeScript does not wait for the database.
  adapter.executeScript = async (script) => {
    await database.exec(script).catch((error) => adapter.onError(error));
  };
  adapter.dispose = async () => {
    if (isOwned) await database.close();
  };
  return adapter;
}
