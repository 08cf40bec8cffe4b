// Document → zip for 100 routes, warm: what the studio does between the click on Deploy and the target.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** In a process of its own: the packages are TypeScript, and nothing else may share the heap. */
export function measure({ root }) {
  const script = path.join(import.meta.dirname, 'lib/zip-rounds.mjs');
  const done = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}
