// What npm would publish, judged by publint and arethetypeswrong. Run after a build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pack } from './pack.mjs';

const bin = path.join(import.meta.dirname, '../../node_modules/.bin');
const folder = mkdtempSync(path.join(tmpdir(), 'runtime-package-'));
try {
  const tarball = pack(folder);
  const isLintClean = run('publint', ['--strict', tarball]);
  // TypeScript resolves subpaths through "exports" only where moduleResolution knows them; node10 does not.
  const areTypesRight = run('attw', [tarball, '--profile', 'node16']);
  process.exitCode = isLintClean && areTypesRight ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(command, args) {
  const { status } = spawnSync(path.join(bin, command), args, { stdio: 'inherit' });
  if (status !== 0) console.error(`${command} found problems in the package.`);
  return status === 0;
}
