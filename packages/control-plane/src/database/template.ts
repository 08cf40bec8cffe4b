import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import PgBoss from 'pg-boss';
import { z } from 'zod';
import { migrate, readMigrations } from './migrate';

/**
 * A packed data folder with every migration applied: a first start unpacks it in a second, where PGlite would take
 * several to make a cluster. It fits one version of PGlite only, so its name tells which, and the schema's state.
 */
export async function templateName(root: string): Promise<string> {
  const manifest = readFileSync(path.join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const migrations = await readMigrations(migrationsFolderOf(root));
  const state = createHash('sha256')
    .update(migrations.map((each) => each.checksum).join())
    .digest('hex');
  return `database-${version}-${state.slice(0, 12)}.tar.gz`;
}

export function migrationsFolderOf(root: string): string {
  return path.join(root, 'prisma/migrations');
}

/** Writes the template into the folder, unless it is there; answers its file. */
export async function makeTemplate(root: string, folder: string): Promise<string> {
  const file = path.join(folder, await templateName(root));
  if (existsSync(file)) return file;
  const pglite = new PGlite();
  try {
    await migrate(pglite, migrationsFolderOf(root));
    await pglite.exec(PgBoss.getConstructionPlans());
    const packed = await pglite.dumpDataDir('gzip');
    await mkdir(folder, { recursive: true });
    const mine = `${file}.${randomUUID()}`;
    await writeFile(mine, new Uint8Array(await packed.arrayBuffer()));
    await rename(mine, file);
  } finally {
    await pglite.close();
  }
  return file;
}
