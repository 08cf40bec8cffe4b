// Starts the studio: installs and builds what is missing, finds free ports, runs the production server until it is told to stop.
// usage: npm start          Settings are environment variables: docs/self-hosting.md
import path from 'node:path';
import { nodeProblem } from './lib/node-version.mjs';
import { StudioError } from './lib/studio-error.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  const problem = nodeProblem(process.versions.node);
  if (problem) throw new StudioError(problem);
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof StudioError ? `\n  ${error.message}\n` : error);
  process.exitCode = 1;
}

async function start() {
  const { installIfNeeded } = await import('./lib/install.mjs');
  installIfNeeded(root);
  const { buildIfStale } = await import('./lib/build-studio.mjs');
  buildIfStale(root);
  const { studioSettings } = await import('./lib/studio-settings.mjs');
  const settings = await studioSettings({ root, env: process.env });
  const { warmPackages } = await import('./lib/warm-packages.mjs');
  warmPackages({ root, dataDirectory: settings.dataDirectory });
  const { runStudio } = await import('./lib/run-studio.mjs');
  return runStudio({ root, settings });
}
