import {
  type AppSpec,
  type Json,
  jsonObjectSchema,
  type SourceTree,
  type StageConfig,
  sameJson,
} from '@chalice-studio/appspec';
import { z } from 'zod';
import { withoutKitScripts } from '../export/kit-scripts';
import { generate } from '../generate';
import { developmentPackages, generatedFields, RUNTIME } from '../project/package-json';
import { SCHEMAS_FILE } from '../project/schemas-file';
import { STUDIO_FILE, type StudioFile, studioFileSchema } from '../project/studio-file-schema';

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** What package.json adds to what generated code needs, and the lockfile. */
export function readDependencies(
  files: SourceTree,
  spec: Pick<AppSpec, 'name' | 'description'>,
  studio: StudioFile | undefined,
): AppSpec['dependencies'] {
  const text = files['package.json'];
  const { dependencies, devDependencies, ...fields } = manifestSchema.parse(text === undefined ? {} : JSON.parse(text));
  const lockfile = files['package-lock.json'];
  const manifest = writtenFields(fields, spec);
  return {
    packages: chosen(dependencies, studio, { [RUNTIME]: undefined }),
    devPackages: chosen(devDependencies, studio, developmentPackages),
    ...(lockfile === undefined ? {} : { lockfile }),
    ...(Object.keys(manifest).length === 0 ? {} : { manifest }),
  };
}

/**
 * Those that people chose. A generated project says itself which it only has because it is one; in another they are those
 * of the same range, and the runtime, which is always provided.
 */
function chosen(
  packages: Readonly<Record<string, string>>,
  studio: StudioFile | undefined,
  provided: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const isProvided = ([name, range]: [string, string]) =>
    studio !== undefined
      ? studio.provided.includes(name)
      : name in provided && (provided[name] === undefined || provided[name] === range);
  return Object.fromEntries(Object.entries(packages).filter((each) => !isProvided(each)));
}

/** Fields of package.json that are not as they would be generated, or as an export adds them. */
function writtenFields(
  fields: Readonly<Record<string, unknown>>,
  spec: Pick<AppSpec, 'name' | 'description'>,
): { [key: string]: Json } {
  const generated = generatedFields(spec);
  const scripts = withoutKitScripts(fields.scripts);
  const own = jsonObjectSchema.parse({ ...fields, ...(scripts === undefined ? {} : { scripts }) });
  return Object.fromEntries(Object.entries(own).filter(([key, value]) => !sameJson(value, generated[key])));
}

/** Composed anew from the document and its stages at every export. */
const composed = /^(\.chalice\/|package\.json$|package-lock\.json$)/;

/**
 * The files that people wrote: those that the document would not give by itself. Wiring of a designed app is written
 * anew, however it was formatted since.
 */
export function readSource(
  files: SourceTree,
  spec: AppSpec,
  options: { stages: readonly StageConfig[]; written: readonly string[] },
): AppSpec['source'] {
  let tree: SourceTree | undefined;
  const generated = (path: string) => {
    // Only what is neither settings nor marked as written is compared: to read settings alone generates nothing.
    tree ??= generate({ ...spec, source: {} }, options.stages).tree;
    return tree[path];
  };
  const isWiring = (path: string) =>
    path === 'app.ts' || path === SCHEMAS_FILE || path.startsWith('chalicelib/blueprints/');
  const belongs = ([path, text]: [string, string]) => {
    if (options.written.includes(path)) return true;
    if (composed.test(path)) return false;
    // Where people write the wiring it is theirs, even while it reads as if it was generated.
    if (isWiring(path)) return spec.mode === 'code-first' || generated(path) === undefined;
    return generated(path) !== text;
  };
  return Object.fromEntries(Object.entries(files).filter(belongs));
}

/** Packages that a project's people chose, by its package.json alone: what is installed before the project is known. */
export function readPackages(files: SourceTree): Pick<AppSpec['dependencies'], 'packages' | 'devPackages'> {
  const studioText = files[STUDIO_FILE];
  const studio = studioText === undefined ? undefined : studioFileSchema.parse(JSON.parse(studioText));
  const { packages, devPackages } = readDependencies(files, { name: '', description: '' }, studio);
  return { packages, devPackages };
}
