import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Packs the built package into a folder and answers the tarball's path. */
export function pack(folder, from = import.meta.dirname) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const printed = execFileSync('npm', args, { cwd: from, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(printed);
  return path.join(folder, filename);
}
