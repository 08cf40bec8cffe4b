import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, PackageStoreError } from './npm';
import { demandRegistry, REGISTRY_ONLY, registryLockfile } from './registry-only';

type Ranges = Readonly<Record<string, string>>;
type Dependencies = { packages: Ranges; devPackages?: Ranges; lockfile?: string | undefined };

/**
 * Installed dependencies, one folder for each lockfile, made once and then only read. npm checks each package's
 * integrity against the lockfile, and runs none of their scripts. Nothing comes from anywhere but the registry, whatever ranges and
 * lockfile say: they are people's.
 */
export class PackageStore {
  readonly #directory: string;
  readonly #installing = new Map<string, Promise<string>>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Resolves ranges to a lockfile, without downloading the packages themselves. It names no registry: a document may
   * move to a machine with another one, and npm checks packages by their integrity. Versions of the lockfile that is
   * there already stay where they fit.
   */
  async lock(packages: Ranges, devPackages: Ranges = {}, lockfile?: string): Promise<string> {
    demandRegistry(packages);
    demandRegistry(devPackages);
    return this.#inFolder(async (folder) => {
      await writeFile(path.join(folder, 'package.json'), manifest({ packages, devPackages }));
      if (lockfile !== undefined) await writeFile(path.join(folder, 'package-lock.json'), registryLockfile(lockfile));
      await install(folder, ['install', '--package-lock-only', '--omit-lockfile-registry-resolved']);
      return readFile(path.join(folder, 'package-lock.json'), 'utf8');
    });
  }

  /**
   * The folder with `node_modules` of these dependencies, those of development among them: they have types.
   * Undefined where there are none.
   */
  async directoryOf(dependencies: Dependencies): Promise<string | undefined> {
    const { packages, devPackages = {}, lockfile } = dependencies;
    if (Object.keys(packages).length === 0 && Object.keys(devPackages).length === 0) return undefined;
    if (lockfile === undefined)
      throw new PackageStoreError('The dependencies have no lockfile yet. Save them again to resolve it.');
    const key = createHash('sha256').update(lockfile).digest('hex').slice(0, 32);
    const target = path.join(this.#directory, key);
    if (existsSync(path.join(target, 'node_modules'))) return target;
    const running = this.#installing.get(key) ?? this.#install(target, dependencies, lockfile);
    this.#installing.set(key, running);
    return running.finally(() => this.#installing.delete(key));
  }

  async #install(target: string, dependencies: Dependencies, lockfile: string): Promise<string> {
    demandRegistry(dependencies.packages);
    demandRegistry(dependencies.devPackages ?? {});
    const cleaned = registryLockfile(lockfile);
    return this.#inFolder(async (folder) => {
      await writeFile(path.join(folder, 'package.json'), manifest(dependencies));
      await writeFile(path.join(folder, 'package-lock.json'), cleaned);
      await install(folder, ['ci']);
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

function manifest({ packages, devPackages = {} }: Dependencies): string {
  const dependencies = Object.keys(packages).length === 0 ? {} : { dependencies: packages };
  const devDependencies = Object.keys(devPackages).length === 0 ? {} : { devDependencies: devPackages };
  return JSON.stringify({ name: 'project', version: '0.0.0', private: true, ...dependencies, ...devDependencies });
}

async function install(folder: string, args: readonly string[]): Promise<void> {
  try {
    await npm([...args, '--prefer-offline', ...REGISTRY_ONLY], { folder });
  } catch (cause) {
    if (!(cause instanceof PackageStoreError)) throw cause;
    throw new PackageStoreError(`npm could not install the dependencies: ${cause.message}`, { cause });
  }
}
