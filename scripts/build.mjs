// Builds the production server, where its sources changed since the last time.
import path from 'node:path';
import { buildIfStale } from './lib/build-studio.mjs';
import { StudioError } from './lib/studio-error.mjs';

try {
  const isNew = buildIfStale(path.resolve(import.meta.dirname, '..'));
  console.log(isNew ? 'built' : 'the build is current');
} catch (error) {
  console.error(error instanceof StudioError ? error.message : error);
  process.exitCode = 1;
}
