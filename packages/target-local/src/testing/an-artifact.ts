import path from 'node:path';
import { type AppSpec, type Artifact, listFunctionHandlers } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';

const root = path.join(import.meta.dirname, '../../../..');

/** What the bundler takes from this checkout. */
export const toolchain = {
  runtimeDirectory: path.join(root, 'packages/runtime'),
  zodDirectory: path.join(root, 'node_modules/zod'),
};

/** What the studio would deploy of this document. */
export async function artifactOf(spec: AppSpec, packages: readonly string[] = []): Promise<Artifact> {
  const result = await bundle({
    tree: generate(spec).tree,
    functions: listFunctionHandlers(spec),
    ...toolchain,
    packages: { directory: root, names: packages },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.artifact;
}
