// Builds and runs the images without a container engine: executes the Dockerfile's own lines in a clean copy, each stage in
// a root of its own, as an unprivileged user; then starts the runner and the studio on a real Postgres, until both are healthy.
// usage: npm run image:dry
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildStages } from './lib/image-build.mjs';
import { runImages } from './lib/image-run.mjs';
import { listSources } from './lib/list-sources.mjs';
import { StudioError } from './lib/studio-error.mjs';

const NOBODY = 65_534;
const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'image-'));

try {
  const context = path.join(folder, 'context');
  copySources(context);
  if (process.getuid() === 0) for (const place of [folder, context]) chownSync(place, NOBODY, NOBODY);
  const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
  const images = await buildStages({ dockerfile, context, folder, targets: ['studio', 'runner'] });
  await runImages({ ...images, folder });
  console.log('both images were built and ran');
} catch (error) {
  console.error(error instanceof StudioError ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What a fresh clone would hold, less what .dockerignore keeps out of the build. */
function copySources(context) {
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  for (const file of listSources(root)) {
    if (ignored.some((pattern) => file === pattern || file.startsWith(`${pattern}/`))) continue;
    mkdirSync(path.dirname(path.join(context, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(context, file));
  }
}
