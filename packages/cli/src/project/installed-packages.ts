import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { BundleInput } from '@chalice-studio/bundler';
import { CliError } from '../cli-error';
import { parseJson } from './json-file';
import type { Project } from './project';

const RUNTIME = '@chalice-studio/runtime';

type Manifest = { dependencies?: Record<string, string> };
type StudioJson = { provided?: string[] };

/** What a bundle may take from outside the project's files: the packages that are installed for it, as Node finds them. */
export function bundledPackages({
  directory,
  settings,
}: Project): Pick<BundleInput, 'runtimeDirectory' | 'zodDirectory' | 'packages'> {
  const { dependencies = {} } = parseJson<Manifest>(settings['package.json'] ?? '{}', 'package.json');
  const studio = parseJson<StudioJson>(settings['.chalice/studio.json'] ?? '{}', '.chalice/studio.json');
  const provided = studio.provided ?? [RUNTIME];
  const names = Object.keys(dependencies).filter((name) => !provided.includes(name));
  const runtime = folderWith(directory, [RUNTIME]);
  if (runtime === undefined) throw new CliError(`${RUNTIME} is not installed. Run npm install in ${directory}.`);
  return {
    runtimeDirectory: realpathSync(path.join(runtime, 'node_modules', RUNTIME)),
    zodDirectory: path.join(folderWith(directory, ['zod']) ?? directory, 'node_modules/zod'),
    packages: { directory: packagesDirectory(directory, names), names },
  };
}

/** The nearest folder whose node_modules has all of these packages. */
function packagesDirectory(project: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const found = folderWith(project, names);
  // Where they really lie: the bundle names files relative to it, so it is the same bytes on every machine.
  if (found !== undefined) return path.dirname(realpathSync(path.join(found, 'node_modules')));
  const missing = names.filter((name) => folderWith(project, [name]) === undefined);
  throw new CliError(
    missing.length > 0
      ? `${missing.join(', ')} is in package.json and not installed. Run npm install in ${project}.`
      : `The packages of ${project} lie in several node_modules folders. Run npm install in ${project}.`,
  );
}

function folderWith(project: string, names: readonly string[]): string | undefined {
  let folder = project;
  while (!names.every((name) => existsSync(path.join(folder, 'node_modules', name, 'package.json')))) {
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}
