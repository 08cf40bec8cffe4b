import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Fills the data folder's package store for the examples, once for each state of their lockfiles. Without a network it goes on. */
export function warmPackages({ root, dataDirectory, log = console.log }) {
  const stamp = path.join(dataDirectory, 'packages', `.examples-${lockfilesHash(root)}`);
  if (existsSync(stamp)) return;
  log('Fetching what the examples depend on (once) …');
  const script = path.join(root, 'scripts/warm-packages.mjs');
  const args = ['--import', 'tsx', script, dataDirectory];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore', timeout: 120_000 });
  if (status === 0) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  } else log('They could not be fetched now: the first deployment of each example will try again.');
}

function lockfilesHash(root) {
  const hash = createHash('sha256');
  for (const name of readdirSync(path.join(root, 'examples')).sort()) {
    const file = path.join(root, 'examples', name, 'package-lock.json');
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
