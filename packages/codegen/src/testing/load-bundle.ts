import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppSpec, SourceTree } from '@chalice-studio/appspec';
import { type BundleInput, bundle } from '@chalice-studio/bundler';
import type { Chalice } from '@chalice-studio/runtime';
import { loadAppEntry } from '@chalice-studio/sandbox';
import { unzipSync } from 'fflate';

const root = path.join(import.meta.dirname, '../../../..');

/** A project as the sandbox loads it to read its registrations; here in this process, so that it can be done often. */
export async function loadProject(spec: AppSpec, tree: SourceTree): Promise<unknown> {
  const module = await importBundle(spec, { tree, functions: [], entry: loadAppEntry(Object.keys(tree)) });
  const { app, modules } = module as { app: Chalice; modules: Record<string, Record<string, unknown>> };
  const origins = new Map<unknown, { file: string; export: string }>();
  for (const file of Object.keys(modules).sort((a, b) => b.split('/').length - a.split('/').length)) {
    for (const [name, value] of Object.entries(modules[file] ?? {})) {
      if (!origins.has(value)) origins.set(value, { file, export: name });
    }
  }
  const handlersOf = (each: { registrations: readonly { fn: unknown }[] }) =>
    each.registrations.map(({ fn }) => origins.get(fn) ?? null);
  const blueprints = [...new Set(app.mounts.map((mount) => mount.blueprint))];
  const loaded = { spec: app.toSpec(), handlers: handlersOf(app), blueprintHandlers: blueprints.map(handlersOf) };
  return JSON.parse(JSON.stringify(loaded));
}

async function importBundle(spec: AppSpec, input: Pick<BundleInput, 'tree' | 'functions' | 'entry'>): Promise<unknown> {
  const result = await bundle({
    ...input,
    runtimeDirectory: path.join(root, 'packages/runtime'),
    zodDirectory: path.join(root, 'node_modules/zod'),
    packages: { directory: root, names: Object.keys(spec.dependencies.packages) },
  });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  const folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  try {
    for (const [file, bytes] of Object.entries(unzipSync(result.artifact.bytes)))
      await writeFile(path.join(folder, file), bytes);
    return await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'index.mjs')).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
