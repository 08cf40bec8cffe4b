import { PackageStoreError } from './npm';

type Ranges = Readonly<Record<string, string>>;

/**
 * What npm is told besides: nothing but the registry for what packages themselves depend on. Versions of npm that do not
 * know these ignore them.
 */
export const REGISTRY_ONLY = ['git', 'remote', 'file', 'directory'].map((kind) => `--allow-${kind}=none`);

const NAME = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;
/** Versions, ranges and tags; npm takes what begins with a dot, or ends like an archive, for a file. */
const RANGE = /^(?![.])(?!.*\.(tgz|tar|tar\.gz)$)[\w.+*^~<>=| -]*$/i;
const ALIAS = /^npm:(@[\w.~-]+\/)?[\w.~-]+(@|$)/i;
/** Where a registry of any kind keeps the bytes of a package. */
const REGISTRY_TARBALL = /^https?:\/\/[^/]+\/(?:.*\/)?-\/[^/]+\.tgz$/;

/** Refuses what npm would fetch from an address, a repository or a folder of this machine. */
export function demandRegistry(ranges: Ranges): void {
  for (const [name, range] of Object.entries(ranges)) {
    if (!NAME.test(name)) throw new PackageStoreError(`“${name}” is no name of a package.`);
    if (!isOfRegistry(range)) throw foreign(name, range);
  }
}

/**
 * The lockfile without the places that its packages were fetched from: npm finds them in the registry, and checks them by
 * their integrity. Refuses one with a package from elsewhere.
 */
export function registryLockfile(text: string): string {
  const lock = objectOf(parse(text));
  const packages = objectOf(lock?.packages);
  if (lock === undefined || packages === undefined) {
    throw new PackageStoreError('The lockfile is no package-lock.json of npm 7 or later. Save the dependencies again.');
  }
  const cleaned = Object.entries(packages).map(([place, value]) => [place, entryOf(place, value)] as const);
  return JSON.stringify({ ...lock, packages: Object.fromEntries(cleaned) });
}

function entryOf(place: string, value: unknown): Record<string, unknown> {
  const entry = objectOf(value);
  if (entry === undefined)
    throw new PackageStoreError(`The lockfile’s entry ${place} is broken. Save the dependencies again.`);
  const { resolved, link, ...rest } = entry;
  if (link === true || (resolved !== undefined && !REGISTRY_TARBALL.test(String(resolved)))) {
    throw foreign(place.replace(/^.*node_modules\//, ''), String(resolved));
  }
  // The first stands for the project itself.
  if (place !== '' && !/^node_modules\//.test(place)) throw foreign(place, place);
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
    for (const [name, range] of Object.entries(objectOf(rest[kind]) ?? {})) {
      if (!isOfRegistry(String(range))) throw foreign(name, String(range));
    }
  }
  return rest;
}

function isOfRegistry(range: string): boolean {
  return RANGE.test(range.replace(ALIAS, ''));
}

function foreign(name: string, from: string): PackageStoreError {
  return new PackageStoreError(
    `${name} comes from ${from}. Only packages of the registry are installed: write a version or a range, such as ^1.2.0.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said by who asked for an object
  }
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
