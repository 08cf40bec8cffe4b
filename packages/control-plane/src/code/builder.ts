import {
  type AppSpec,
  type ArtifactFunction,
  type Dependencies,
  listFunctionHandlers,
  type Problem,
  type SourceTree,
  type StageConfig,
} from '@chalice-studio/appspec';
import {
  type BundleResult,
  bundle,
  findPackage,
  type PackageDetails,
  type PackageSearch,
  type PackageStore,
  PackageStoreError,
  proposeUses,
  searchPackages,
  type UseFindings,
} from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import { typecheck } from '@chalice-studio/typecheck';
import { AppError } from '../app-error';
import type { BlobStore } from '../blobs/blob-store';
import { contentKey } from './content-key';
import { atEntities } from './located';
import { Recent } from './recent';
import { listPackages, type Toolchain, typesOf } from './toolchain';
import { Turns } from './turns';
import { readTypings, type Typings } from './typings';

/** An artifact that lies in the blob store. */
export type StoredArtifact = { sha256: string; byteLength: number; functions: readonly ArtifactFunction[] };
export type BuildResult = { ok: true; artifact: StoredArtifact } | { ok: false; problems: readonly Problem[] };

const MOST_RECENT = 200;
/** A check takes all that a processor has, and up to some gigabytes: many projects at once wait for each other. */
const CHECKS_AT_ONCE = 2;

type ModuleToBundle = { tree: SourceTree; entry: string; dependencies: Dependencies };

type BuilderOptions = { packages: PackageStore; toolchain: Toolchain; blobs: BlobStore };

/** Makes of a document what runs, and finds its type errors; the same document is worked on once. */
export class Builder {
  readonly #options: BuilderOptions;
  readonly #turns = new Turns(CHECKS_AT_ONCE);
  readonly #checks = new Recent<readonly Problem[]>(MOST_RECENT);
  readonly #bundles = new Recent<BuildResult>(MOST_RECENT);
  readonly #proposals = new Recent<UseFindings>(MOST_RECENT);
  readonly #typings = new Recent<Typings>(4);
  readonly #searches = new Recent<PackageSearch>(100);

  constructor(options: BuilderOptions) {
    this.#options = options;
  }

  /** Type errors of the generated project, at the entity whose lines they are in where there is one. */
  async typecheck(spec: AppSpec): Promise<readonly Problem[]> {
    const { tree, origins } = generate(spec);
    const found = await this.#checks.get(contentKey(tree), async () => {
      const directory = await this.#install(spec);
      const { toolchain } = this.#options;
      const packages = { ...typesOf(toolchain), ...(directory === undefined ? {} : await listPackages(directory)) };
      const { compilerDirectory } = toolchain;
      return this.#turns.take(() => typecheck({ tree, packages, compilerDirectory }));
    });
    // Another project may have the same code, with other ids.
    return atEntities(found, { spec, origins });
  }

  /** What people type is asked for letter by letter: the same words once in a while. */
  searchPackages(text: string): Promise<PackageSearch> {
    return this.#searches.get(text.trim().toLowerCase(), () => searchPackages(text));
  }

  findPackage(name: string): Promise<PackageDetails | undefined> {
    return findPackage(name);
  }

  /** What handlers' code does with resources, held against the design; stages' variables may name resources, too. */
  async proposals(spec: AppSpec, stages: readonly StageConfig[]): Promise<UseFindings> {
    const { tree } = generate(spec);
    const design = JSON.stringify([spec.name, spec.uses, spec.resources, stages]);
    return this.#proposals.get(contentKey({ ...tree, '': design }), async () => proposeUses(spec, tree, { stages }));
  }

  /** Declaration files for an editor: the runtime's, the project's own dependencies', then what those need. */
  async typings(spec: AppSpec): Promise<Typings> {
    return this.#typings.get(spec.dependencies.lockfile ?? '', async () => {
      const directory = await this.#install(spec);
      const installed = directory === undefined ? {} : await listPackages(directory);
      const { packages, devPackages } = spec.dependencies;
      const own = Object.keys({ ...packages, ...devPackages });
      const order = { ...typesOf(this.#options.toolchain), ...pick(installed, own), ...installed };
      return readTypings(Object.entries(order).map(([name, folder]) => ({ name, directory: folder })));
    });
  }

  async bundle(spec: AppSpec): Promise<BuildResult> {
    const { tree, origins } = generate(spec);
    const key = contentKey(tree);
    let result = await this.#bundles.get(key, () => this.#bundle(spec, tree));
    // A blob that was swept away since is made again, once.
    if (result.ok && !(await this.#options.blobs.has(result.artifact.sha256))) {
      result = await this.#bundles.get(`${key} again`, () => this.#bundle(spec, tree));
    }
    // Another project may have the same code, with other ids.
    return result.ok ? result : { ok: false, problems: atEntities(result.problems, { spec, origins }) };
  }

  /** The installed package of the runtime. */
  get runtimeDirectory(): string {
    return this.#options.toolchain.runtimeDirectory;
  }

  /** A module of a project that is no document yet, with all that it imports. */
  async bundleModule({ tree, entry, dependencies }: ModuleToBundle): Promise<BundleResult> {
    const directory = await this.#install({ dependencies });
    const { runtimeDirectory, zodDirectory } = this.#options.toolchain;
    const packages = { directory, names: Object.keys(dependencies.packages) };
    return bundle({ tree, functions: [], entry, runtimeDirectory, zodDirectory, packages });
  }

  async #bundle(spec: AppSpec, tree: SourceTree): Promise<BuildResult> {
    const directory = await this.#install(spec);
    const functions = listFunctionHandlers(spec);
    const { runtimeDirectory, zodDirectory } = this.#options.toolchain;
    const packages = { directory, names: Object.keys(spec.dependencies.packages) };
    const result = await bundle({ tree, functions, runtimeDirectory, zodDirectory, packages });
    if (!result.ok) return result;
    const { bytes } = result.artifact;
    const sha256 = await this.#options.blobs.put(bytes);
    return { ok: true, artifact: { sha256, byteLength: bytes.length, functions: result.artifact.functions } };
  }

  async #install({ dependencies }: Pick<AppSpec, 'dependencies'>): Promise<string | undefined> {
    try {
      return await this.#options.packages.directoryOf(dependencies);
    } catch (error) {
      if (!(error instanceof PackageStoreError)) throw error;
      throw new AppError({ code: 'INVALID', message: error.message, cause: error });
    }
  }
}

function pick(record: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}
