import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StudioError } from './studio-error.mjs';

/** Installs the dependencies of the lockfile where they are missing or other ones; answers whether it did. */
export function installIfNeeded(root, { log = console.log } = {}) {
  if (isInstalled(root)) return false;
  log('Installing dependencies (once, about a minute) …');
  // No dependency needs its install script, and none gets to run one.
  const npm = npmCommand();
  const args = [...npm.slice(1), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    throw new StudioError(
      `npm ci did not finish${error ? `: ${error.message}` : ''}. Its own words are above; mend that and run this again.`,
    );
  }
  return true;
}

/**
 * npm keeps what it really installed in node_modules/.package-lock.json, written last of all: comparing the two
 * finds a missing, interrupted or outdated installation, whoever ran npm.
 */
export function isInstalled(root) {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(hidden);
  return Object.entries(wanted).every(([place, { version, optional, devOptional, peer }]) => {
    // Packages for other platforms are in the lockfile and never installed.
    if (place === '' || optional || devOptional || peer) return true;
    return present[place] !== undefined && present[place].version === version;
  });
}

/** npm as this process can start it: by its script where npm started us, else by name. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') || script?.endsWith('.cjs')) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
