import { tmpdir } from 'node:os';
import { PACKAGE_NAME } from '@chalice-studio/appspec';
import { npm, PackageStoreError } from './npm';

export type FoundPackage = { name: string; version: string; description: string };

export type PackageSearch = {
  packages: FoundPackage[];
  /** The registry answers no searches: what is found is the package of exactly this name, if there is one. */
  isExactOnly: boolean;
};

export type PackageDetails = FoundPackage & {
  license: string;
  /** Newest first. */
  versions: string[];
  /** It would run a script when it is installed; here it does not. */
  hasInstallScript: boolean;
  /** It brings types of its own. */
  hasTypes: boolean;
  deprecated?: string;
};

const TIMEOUT_MS = 15_000;
const MOST_FOUND = 20;
const MOST_VERSIONS = 100;

/** Packages by words or name, from the registry that npm on this machine asks. */
export async function searchPackages(text: string): Promise<PackageSearch> {
  const words = text.trim().slice(0, 100);
  if (words === '') return { packages: [], isExactOnly: false };
  try {
    const answer = await ask(['search', '--json', `--searchlimit=${MOST_FOUND}`, '--', words]);
    return { packages: listOf(answer).map(foundPackage), isExactOnly: false };
  } catch (error) {
    if (!(error instanceof PackageStoreError)) throw error;
    // Many private registries have no search: the name itself they know.
    const exact = await findPackage(words.toLowerCase());
    return { packages: exact === undefined ? [] : [exact], isExactOnly: true };
  }
}

/** A package and its versions; undefined where the registry has none of this name. */
export async function findPackage(name: string): Promise<PackageDetails | undefined> {
  if (!PACKAGE_NAME.test(name)) return undefined;
  const fields = [
    'name',
    'version',
    'description',
    'license',
    'versions',
    'scripts',
    'types',
    'typings',
    'exports',
    'deprecated',
  ];
  try {
    const [answer] = listOf(await ask(['view', '--json', '--', name, ...fields]));
    return answer === undefined ? undefined : details(name, answer);
  } catch (error) {
    if (error instanceof PackageStoreError && /E404|not found/i.test(error.message)) return undefined;
    throw error;
  }
}

async function ask(args: readonly string[]): Promise<unknown> {
  const text = await npm(args, { folder: tmpdir(), timeoutMs: TIMEOUT_MS });
  try {
    return text.trim() === '' ? [] : JSON.parse(text);
  } catch (cause) {
    throw new PackageStoreError('The registry answered with something that is no JSON.', { cause });
  }
}

type Answer = Readonly<Record<string, unknown>>;

/** npm answers with one object, or a list of them. */
function listOf(answer: unknown): Answer[] {
  const list: unknown[] = Array.isArray(answer) ? answer : [answer];
  return list.filter((each): each is Answer => typeof each === 'object' && each !== null);
}

/** Said by a field of its own, or by a condition of its exports. */
function hasTypes(name: string, { types, typings, exports }: Answer): boolean {
  if (name.startsWith('@types/') || textOf(types) !== '' || textOf(typings) !== '') return true;
  return /"types(@[^"]*)?":/.test(JSON.stringify(exports ?? null));
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function foundPackage(answer: Answer): FoundPackage {
  return { name: textOf(answer.name), version: textOf(answer.version), description: textOf(answer.description) };
}

function details(name: string, answer: Answer): PackageDetails {
  const versions: unknown[] = Array.isArray(answer.versions) ? answer.versions : [answer.versions ?? answer.version];
  const scripts: Answer = typeof answer.scripts === 'object' && answer.scripts !== null ? { ...answer.scripts } : {};
  const deprecated = textOf(answer.deprecated);
  return {
    ...foundPackage(answer),
    name: textOf(answer.name) || name,
    license: textOf(answer.license),
    versions: versions
      .map(textOf)
      .filter((version) => version !== '')
      .reverse()
      .slice(0, MOST_VERSIONS),
    hasInstallScript: ['preinstall', 'install', 'postinstall'].some((script) => scripts[script] !== undefined),
    hasTypes: hasTypes(name, answer),
    ...(deprecated === '' ? {} : { deprecated }),
  };
}
