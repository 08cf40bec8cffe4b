import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OnResolveArgs, OnResolveResult, PluginBuild } from 'esbuild';
import type { BundleInput } from './bundle';

/** Every project has these without listing them: what it is written for, and what generated schemas are written with. */
export const RUNTIME = '@chalice-studio/runtime';
export const ZOD = 'zod';

/** Their files are named as if they were installed in the project, wherever they lie: the same bytes on every machine. */
export const PROVIDED = 'provided';
const FOLDER = 'node_modules';

type Manifest = { exports: Readonly<Record<string, { import?: string | { default: string } } | string>> };

export function setUpProvidedPackages(
  build: PluginBuild,
  input: BundleInput,
  isBuiltin: (name: string) => boolean,
): void {
  build.onResolve({ filter: /.*/, namespace: PROVIDED }, ({ path: specifier, importer }) =>
    isBuiltin(specifier)
      ? { path: specifier, external: true }
      : { path: path.posix.join(path.posix.dirname(importer), specifier), namespace: PROVIDED, sideEffects: false },
  );
  // A few small files: to wait for each takes longer than to read it.
  build.onLoad({ filter: /.*/, namespace: PROVIDED }, ({ path: file }) => ({
    contents: readFileSync(placeOf(file, input)),
    loader: 'js',
  }));
}

/** An import of a provided package, by the `exports` of its package.json. */
export function resolveProvided(input: BundleInput, name: string, args: OnResolveArgs): OnResolveResult {
  const manifest: Manifest = JSON.parse(readFileSync(placeOf(`${FOLDER}/${name}/package.json`, input), 'utf8'));
  const subpath = `.${args.path.slice(name.length)}`;
  const entry = manifest.exports[subpath];
  const found = typeof entry === 'object' ? entry.import : undefined;
  const file = typeof found === 'object' ? found.default : found;
  if (file === undefined) return { errors: [{ text: `${name} has no “${subpath}”.` }] };
  return { path: path.posix.join(FOLDER, name, file), namespace: PROVIDED, sideEffects: false };
}

function placeOf(file: string, { runtimeDirectory, zodDirectory }: BundleInput): string {
  const name = file.startsWith(`${FOLDER}/${RUNTIME}/`) ? RUNTIME : ZOD;
  return path.join(name === RUNTIME ? runtimeDirectory : zodDirectory, file.slice(`${FOLDER}/${name}`.length));
}
