// usage: node prisma/scripts/migrations.mjs make NAME   writes the migration that schema.prisma lacks
//        node prisma/scripts/migrations.mjs check       fails when it lacks one
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { migrationsDirectory, missingSql } from './schema-engine.mjs';

const [command, name] = process.argv.slice(2);
if (command === 'check') await check();
else if (command === 'make' && /^[a-z][a-z0-9_]*$/.test(name ?? '')) await make(name);
else {
  console.error('usage: migrations.mjs check | make NAME (lower case, digits and _)');
  process.exitCode = 2;
}

async function check() {
  const sql = await missingSql();
  if (sql === undefined) return console.log('migrations: they make what schema.prisma says');
  console.error(`schema.prisma has changes with no migration. Run npm run migrations:make -- NAME.\n${sql}`);
  process.exitCode = 1;
}

async function make(title) {
  const sql = await missingSql();
  if (sql === undefined) return console.log('migrations: nothing to do');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(migrationsDirectory, `${stamp}_${title}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), sql);
  await writeFile(path.join(migrationsDirectory, 'migration_lock.toml'), 'provider = "postgresql"\n');
  console.log(`${path.relative(process.cwd(), folder)}\n${sql}`);
}
