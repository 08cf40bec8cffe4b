import { z } from 'zod';
import type { Finding } from '../finding';
import { parseJson } from '../json-text';

type Ranges = Record<string, string>;

/** What npm needs to know of a project, and nothing that would lead it anywhere else than to the registry. */
export type NpmFiles = {
  /** package.json and package-lock.json as they can be trusted. */
  files: Record<string, string>;
  packages: Ranges;
  devPackages: Ranges;
  lockfile: string | undefined;
  findings: readonly Finding[];
};

const ranges = z.record(z.string(), z.string());
const manifestSchema = z.looseObject({ dependencies: ranges.optional(), devDependencies: ranges.optional() });
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({})) });

/** A folder, an archive, a repository: npm would fetch it from wherever it is. */
const elsewhere = /^[a-z+]+:|^(\.|~|\/)|\/.*(#|$)/i;
const isOfRegistry = (range: string) => !elsewhere.test(range.replace(/^npm:(@[\w.-]+\/)?[\w.-]+@?/, ''));

const RUNTIME = '@chalice-studio/runtime';

/** Reads package.json and the lockfile of an upload. Packages from elsewhere than a registry are left out, and said. */
export function readNpmFiles(files: Readonly<Record<string, string>>): NpmFiles | { findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const text = files['package.json'] ?? '{}';
  const parsed = parseJson(text, 'package.json');
  if ('finding' in parsed) return { findings: [parsed.finding] };
  const manifest = manifestSchema.safeParse(parsed.value);
  if (!manifest.success) {
    const message = `package.json could not be read: ${z.prettifyError(manifest.error).replace(/\s+/g, ' ')}`;
    return { findings: [{ severity: 'error', code: 'broken-manifest', message, file: 'package.json' }] };
  }
  const packages = ofRegistry(manifest.data.dependencies ?? {}, findings);
  const devPackages = ofRegistry(manifest.data.devDependencies ?? {}, findings);
  const cleaned = { ...manifest.data, dependencies: packages, devDependencies: devPackages };
  const lockfile = cleanLockfile(files['package-lock.json'], findings);
  const written: Record<string, string> = { 'package.json': JSON.stringify(cleaned) };
  return { files: written, packages, devPackages, lockfile, findings };
}

function ofRegistry(given: Ranges, findings: Finding[]): Ranges {
  const entries = Object.entries(given).filter(([name, range]) => {
    // The studio brings its own, wherever the project has it from.
    if (name === RUNTIME || isOfRegistry(range)) return true;
    const message = `${name} comes from ${range}. Only packages of a registry are installed; it is left out.`;
    findings.push({ severity: 'warning', code: 'foreign-package', message, file: 'package.json' });
    return false;
  });
  return Object.fromEntries(entries);
}

/** Where each package was fetched from is left out: npm finds them in the registry, and checks them by their integrity. */
function cleanLockfile(text: string | undefined, findings: Finding[]): string | undefined {
  if (text === undefined) return undefined;
  const parsed = parseJson(text, 'package-lock.json');
  const lock = 'value' in parsed ? lockSchema.safeParse(parsed.value) : undefined;
  if (lock?.success !== true) {
    const message = 'package-lock.json could not be read. The versions of the dependencies are chosen anew.';
    findings.push({ severity: 'warning', code: 'broken-lockfile', message, file: 'package-lock.json' });
    return undefined;
  }
  const packages = Object.entries(lock.data.packages).flatMap(([place, entry]) => {
    const { resolved, link, ...rest } = entry;
    const isForeign =
      link === true || (typeof resolved === 'string' && !/^https:\/\/[^/]+\/(?:.*\/)?-\/[^/]+\.tgz$/.test(resolved));
    return isForeign ? [] : [[place, rest]];
  });
  return JSON.stringify({ ...lock.data, packages: Object.fromEntries(packages) });
}
