import path from 'node:path';
import { type AppSpec, type Artifact, listFunctionHandlers } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';

const runtimeDirectory = path.join(import.meta.dirname, '../../../runtime');

/** What the studio would deploy of this document. */
export async function artifactOf(spec: AppSpec, packages: readonly string[] = []): Promise<Artifact> {
  const result = await bundle({
    tree: generate(spec).tree,
    functions: listFunctionHandlers(spec),
    runtimeDirectory,
    packages: { directory: path.join(import.meta.dirname, '../../../..'), names: packages },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.artifact;
}
