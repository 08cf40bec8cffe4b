import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const here = path.join(import.meta.dirname, '../..');
const modules = path.join(here, '../../node_modules');

/** The command as it is shipped, built beside its own dist/: from there it finds esbuild. */
export function buildChalice() {
  const folder = mkdtempSync(path.join(here, 'dist-'));
  const built = spawnSync(process.execPath, ['build.mjs', folder], { cwd: here, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  return {
    run(args: readonly string[], cwd = tmpdir()) {
      const command = [path.join(folder, 'chalice.cjs'), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8' });
      return { status, stdout, stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A project on disk, with the packages of this repository for those that it would install. */
export function writeProject(files: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(path.join(tmpdir(), 'chalice-project-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
    writeFileSync(path.join(directory, file), text);
  }
  symlinkSync(modules, path.join(directory, 'node_modules'));
  const out = path.join(directory, '.packaged');
  return {
    directory,
    out,
    template: (): { [section: string]: never } => JSON.parse(readFileSync(path.join(out, 'template.json'), 'utf8')),
    artifact: () => readFileSync(path.join(out, 'deployment.zip')),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
