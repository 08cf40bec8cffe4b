import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The files of a checkout that are, or would be, committed: tracked or new, and not ignored. */
export function listSources(root) {
  const git = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = spawnSync('git', git, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (listed.status !== 0) throw new Error(`git cannot list the files of ${root}: ${listed.stderr || listed.error}`);
  return [...new Set(listed.stdout.split('\0'))].filter((file) => file && existsSync(path.join(root, file))).sort();
}
