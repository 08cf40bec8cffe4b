import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { npmCommand } from './install.mjs';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/**
 * A Chromium that starts: CHROMIUM_PATH, the system's, Playwright's own, the one that
 * an npm package carries, else Debian's package where we may install it. Answers `{ path }`, or `{ problem }` in words.
 */
export function findChromium({ root, env = process.env, log = console.log }) {
  const named = env.CHROMIUM_PATH;
  if (named) return starts(named) ? { path: named } : { problem: `CHROMIUM_PATH is ${named}, which does not start` };
  const sources = [
    () => systemOnes(env),
    playwrightOnes,
    () => installFromNpm({ root, log }),
    () => installFromDebian(log),
  ];
  for (const source of sources) {
    const found = source().find(starts);
    if (found) return { path: found };
  }
  return {
    problem:
      'no Chromium was found, and none could be installed. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH',
  };
}

function systemOnes(env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  return [...SYSTEM.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...MAC].filter(existsSync);
}

function playwrightOnes() {
  const caches = ['.cache/ms-playwright', 'Library/Caches/ms-playwright'].map((place) => path.join(homedir(), place));
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
  return caches
    .filter(existsSync)
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => name.startsWith('chromium-'))
        .map((name) => path.join(cache, name)),
    )
    .flatMap((folder) => inside.map((place) => path.join(folder, place)))
    .filter(existsSync);
}

/** Unpacks the browser that the npm package @sparticuz/chromium carries: it needs no right but to write in `.data`. */
function installFromNpm({ root, log }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = path.join(root, '.data/test-tools/chromium');
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, TMPDIR: folder };
  if (!existsSync(path.join(folder, 'node_modules/@sparticuz/chromium'))) {
    log('No Chromium here: trying the one that an npm package carries (once, 70 MB) …');
    const npm = npmCommand();
    const args = [
      ...npm.slice(1),
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--ignore-scripts',
      '@sparticuz/chromium',
    ];
    spawnSync(npm[0], args, { env, stdio: 'ignore', timeout: 300_000 });
  }
  const unpack = "import('@sparticuz/chromium').then(async (it) => console.log(await it.default.executablePath()))";
  const unpacked = spawnSync(process.execPath, ['--eval', unpack], { cwd: folder, env, encoding: 'utf8' });
  return unpacked.status === 0 ? [unpacked.stdout.trim()] : [];
}

function installFromDebian(log) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  log('No Chromium here: installing the chromium package of this system (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
    ? ['/usr/bin/chromium']
    : [];
}

function starts(executable) {
  return spawnSync(executable, ['--version'], { timeout: 20_000 }).status === 0;
}
