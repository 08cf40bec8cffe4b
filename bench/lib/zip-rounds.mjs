// Prints the row as JSON. Started by zip.mjs.
import path from 'node:path';
import { listFunctionHandlers } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { bundle } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import { summarize } from './statistics.mjs';

const ROUTES = 100;
const WARM_UPS = 5;
const ROUNDS = 30;

const routes = Array.from({ length: ROUTES }, (_, index) =>
  aRoute({
    path: `/items-${index}/{id}`,
    handler: { file: `chalicelib/items-${index % 10}.ts`, export: `getItem${index}` },
  }),
);
const spec = anApp(routes);
const root = path.resolve(import.meta.dirname, '../..');
const runtimeDirectory = path.join(root, 'packages/runtime');
const zodDirectory = path.join(root, 'node_modules/zod');

const samples = [];
for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
  const started = performance.now();
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
  if (round >= WARM_UPS) samples.push(performance.now() - started);
}
console.log(JSON.stringify([summarize(`document to zip, ${ROUTES} routes`, samples, 'under 300 ms')]));
// esbuild's service would keep the process alive.
process.exit();
