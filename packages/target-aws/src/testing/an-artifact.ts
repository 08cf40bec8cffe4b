import path from 'node:path';
import { type AppSpec, type Artifact, listFunctionHandlers } from '@chalice-studio/appspec';
import { bundle, PackageStore } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import { readExamples } from '@chalice-studio/codegen/examples';

const root = path.join(import.meta.dirname, '../../../..');

/** What the studio would deploy of this document. */
export async function artifactOf(spec: AppSpec): Promise<Artifact> {
  const store = new PackageStore(path.join(root, '.data/test-packages'));
  const result = await bundle({
    tree: generate(spec).tree,
    functions: listFunctionHandlers(spec),
    runtimeDirectory: path.join(root, 'packages/runtime'),
    zodDirectory: path.join(root, 'node_modules/zod'),
    packages: { directory: await store.directoryOf(spec.dependencies), names: Object.keys(spec.dependencies.packages) },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.artifact;
}

/** One of the examples that come with the studio. */
export async function exampleNamed(name: string): Promise<AppSpec> {
  const example = (await readExamples(path.join(root, 'examples'))).find((each) => each.name === name);
  if (example === undefined) throw new Error(`There is no example ${name}.`);
  return example.spec;
}
