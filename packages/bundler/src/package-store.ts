import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export class PackageStoreError extends Error {
  override name = 'PackageStoreError';
}

type Dependencies = { packages: Readonly<Record<string, string>>; lockfile?: string | undefined };

/**
 * Installed dependencies, one folder for each lockfile, made once and then only read. npm checks each package's
 * integrity against the lockfile, and runs none of their scripts.
 */
export class PackageStore {
  readonly #directory: string;
  readonly #installing = new Map<string, Promise<string>>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Resolves ranges to a lockfile, without downloading the packages themselves. */
  async lock(packages: Readonly<Record<string, string>>): Promise<string> {
    return this.#inFolder(async (folder) => {
      await writeFile(path.join(folder, 'package.json'), manifest(packages));
      await npm(folder, ['install', '--package-lock-only']);
      return readFile(path.join(folder, 'package-lock.json'), 'utf8');
    });
  }

  /** The folder with `node_modules` of these dependencies; undefined where there are none. */
  async directoryOf({ packages, lockfile }: Dependencies): Promise<string | undefined> {
    if (Object.keys(packages).length === 0) return undefined;
    if (lockfile === undefined)
      throw new PackageStoreError('The dependencies have no lockfile yet. Save them again to resolve it.');
    const key = createHash('sha256').update(lockfile).digest('hex').slice(0, 32);
    const target = path.join(this.#directory, key);
    if (existsSync(path.join(target, 'node_modules'))) return target;
    const running = this.#installing.get(key) ?? this.#install(target, packages, lockfile);
    this.#installing.set(key, running);
    return running.finally(() => this.#installing.delete(key));
  }

  async #install(target: string, packages: Readonly<Record<string, string>>, lockfile: string): Promise<string> {
    return this.#inFolder(async (folder) => {
      await writeFile(path.join(folder, 'package.json'), manifest(packages));
      await writeFile(path.join(folder, 'package-lock.json'), lockfile);
      await npm(folder, ['ci', '--omit=dev']);
      // Another process may have made it meanwhile: theirs is as good.
      await rename(folder, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      });
      return target;
    });
  }

  async #inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
    await mkdir(this.#directory, { recursive: true });
    const folder = await mkdtemp(path.join(this.#directory, 'work-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

const manifest = (dependencies: Readonly<Record<string, string>>) =>
  JSON.stringify({ name: 'project', version: '0.0.0', private: true, dependencies });

/** Where npm finds its registry and certificates; nothing else of this process reaches it. */
const passedOn = [
  'PATH',
  'HOME',
  'NPM_CONFIG_REGISTRY',
  'npm_config_registry',
  'NODE_EXTRA_CA_CERTS',
  'HTTPS_PROXY',
  'https_proxy',
  'NPM_CONFIG_CACHE',
  'npm_config_cache',
];

function npm(folder: string, args: readonly string[]): Promise<void> {
  const env = Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const child = spawn(
    'npm',
    [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new PackageStoreError(`npm could not install the dependencies: ${output.trim() || `exit ${code}`}`));
    });
  });
}
