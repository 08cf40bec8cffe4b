import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AppSpec, listFunctionHandlers } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import type { Chalice } from '@chalice-studio/runtime';
import { unzipSync } from 'fflate';
import { generate } from '../generate';

const root = path.join(import.meta.dirname, '../../../..');

/** The app of a document as it is deployed: generated, bundled, and imported from its zip. */
export async function loadBundle(spec: AppSpec): Promise<Chalice> {
  const result = await bundle({
    tree: generate(spec).tree,
    functions: listFunctionHandlers(spec),
    runtimeDirectory: path.join(root, 'packages/runtime'),
    packages: { directory: root, names: Object.keys(spec.dependencies.packages) },
  });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  const folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  try {
    const file = path.join(folder, 'index.mjs');
    await writeFile(file, unzipSync(result.artifact.bytes)['index.mjs'] ?? '');
    const module: { app: Chalice } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return module.app;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
