import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AppSpec, listFunctionHandlers } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import type { Chalice } from '@chalice-studio/runtime';
import { typecheck } from '@chalice-studio/typecheck';
import { unzipSync } from 'fflate';

const root = path.join(import.meta.dirname, '../../../..');
const runtimeDirectory = path.join(root, 'packages/runtime');
const zodDirectory = path.join(root, 'node_modules/zod');

/** The app of a document as it is deployed. */
export async function appOf(spec: AppSpec): Promise<Chalice> {
  const { tree } = generate(spec);
  const packages = { directory: undefined, names: [] };
  const result = await bundle({
    tree,
    functions: listFunctionHandlers(spec),
    runtimeDirectory,
    zodDirectory,
    packages,
  });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  const folder = await mkdtemp(path.join(tmpdir(), 'imported-'));
  try {
    for (const [file, bytes] of Object.entries(unzipSync(result.artifact.bytes)))
      await writeFile(path.join(folder, file), bytes);
    const module: { app: Chalice } = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, 'index.mjs')).href
    );
    return module.app;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the compiler says of a document's project. */
export async function typeErrorsOf(spec: AppSpec): Promise<string[]> {
  const problems = await typecheck({
    tree: generate(spec).tree,
    packages: {
      '@chalice-studio/runtime': runtimeDirectory,
      zod: zodDirectory,
      '@types/node': path.join(root, 'node_modules/@types/node'),
    },
    compilerDirectory: path.join(root, 'node_modules/typescript'),
  });
  return problems.map(({ message, location }) => `${location?.file}:${location?.line} ${message}`);
}
