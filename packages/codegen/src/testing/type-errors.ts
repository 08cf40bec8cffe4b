import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceTree } from '@chalice-studio/appspec';

const root = path.join(import.meta.dirname, '../../../..');

/** What a project's own type check prints, by the compiler that people use; empty when all is well. */
export async function typeErrors(tree: SourceTree): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'node_modules/.generated-'));
  try {
    for (const [file, text] of Object.entries(tree)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' }).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
