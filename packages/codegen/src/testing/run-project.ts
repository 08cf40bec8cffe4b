import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceTree } from '@chalice-studio/appspec';

const root = path.join(import.meta.dirname, '../../../..');

/** What a project's own type check prints, by the compiler that people use; empty when all is well. */
export function typeErrors(tree: SourceTree): Promise<string> {
  return inProject(tree, (folder) => {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' }).stdout;
  });
}

/** What `npm test` says in the project, and whether it succeeds. */
export function npmTest(tree: SourceTree): Promise<{ isPassed: boolean; output: string }> {
  return inProject(tree, (folder) => {
    const result = spawnSync('npm', ['test'], { cwd: folder, encoding: 'utf8' });
    return { isPassed: result.status === 0, output: result.stdout + result.stderr };
  });
}

/** The project on disk, with the packages of this repository for those that it would install. */
async function inProject<Result>(tree: SourceTree, run: (folder: string) => Result): Promise<Result> {
  const folder = await mkdtemp(path.join(root, 'node_modules/.generated-'));
  try {
    for (const [file, text] of Object.entries(tree)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    return run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
