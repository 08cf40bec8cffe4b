import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceHash } from './source-hash.mjs';
import { StudioError } from './studio-error.mjs';

/** Builds the production server where its sources changed since the last build; answers whether it did. */
export function buildIfStale(root, { log = console.log } = {}) {
  const hash = sourceHash(root);
  const stamp = path.join(root, 'apps/web/.next/studio-build');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(serverFile(root))) return false;
  log('Building (once for every change of the sources, one to three minutes) …');
  rmSync(stamp, { force: true });
  const turbo = path.join(root, 'node_modules/turbo/bin/turbo');
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    // Nothing here needs Prisma's engine, which cannot be fetched everywhere; a call of it must fail, never pass.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
  };
  const built = spawnSync(process.execPath, [turbo, 'run', 'generate', 'build', '--output-logs=errors-only'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (built.status !== 0) {
    throw new StudioError(
      'The build failed: its own words are above. When the disk is full or memory is short (2 GB are needed), mend that and run this again.',
    );
  }
  addStaticFiles(root);
  writeFileSync(stamp, hash);
  return true;
}

/** The entry of the production server that Next leaves. */
export function serverFile(root) {
  return path.join(root, 'apps/web/.next/standalone/apps/web/server.js');
}

// Next's standalone server serves these two folders but does not take them along.
function addStaticFiles(root) {
  const standalone = path.dirname(serverFile(root));
  for (const [from, to] of [
    ['.next/static', '.next/static'],
    ['public', 'public'],
  ]) {
    const source = path.join(root, 'apps/web', from);
    const target = path.join(standalone, to);
    rmSync(target, { recursive: true, force: true });
    if (existsSync(source)) cpSync(source, target, { recursive: true });
  }
}
