import type { AppSpec, SourceTree, StageConfig } from '@chalice-studio/appspec';
import { z } from 'zod';
import { generate } from '../generate';
import { RUNTIME } from '../project/package-json';
import { SCHEMAS_FILE } from '../project/schemas-file';
import type { StudioFile } from '../project/studio-file-schema';

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** What package.json adds to what generated code needs. */
export function readDependencies(files: SourceTree, studio: StudioFile | undefined): AppSpec['dependencies'] {
  const text = files['package.json'];
  const manifest = manifestSchema.parse(text === undefined ? {} : JSON.parse(text));
  const provided = new Set(studio?.provided ?? [RUNTIME, '@types/node', 'tsx', 'typescript']);
  const chosen = (packages: Record<string, string>) =>
    Object.fromEntries(Object.entries(packages).filter(([name]) => !provided.has(name)));
  const lockfile = files['package-lock.json'];
  return {
    packages: chosen(manifest.dependencies),
    devPackages: chosen(manifest.devDependencies),
    ...(lockfile === undefined ? {} : { lockfile }),
  };
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
    if (composed.test(path) || generated(path) === text) return false;
    return !(spec.mode === 'designed' && isWiring(path) && generated(path) !== undefined);
  };
  return Object.fromEntries(Object.entries(files).filter(belongs));
}
