import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { typecheck } from './typecheck';

const modules = path.join(import.meta.dirname, '../../../node_modules');
const packages = {
  '@chalice-studio/runtime': path.join(import.meta.dirname, '../../runtime'),
  '@types/node': path.join(modules, '@types/node'),
  'undici-types': path.join(modules, 'undici-types'),
};
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'esnext',
    target: 'es2023',
    moduleResolution: 'bundler',
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
});

test('a handler that does not fit its event is a problem at its line', async () => {
  const tree = {
    'tsconfig.json': tsconfig,
    'app.ts':
      "import { Chalice } from '@chalice-studio/runtime';\nconst app = new Chalice('a');\napp.route('/x/{id}', (request) => request.uriParams.nope);\n",
  };
  const [problem] = await typecheck({ tree, packages });
  expect(problem).toMatchObject({
    entityId: 'app.ts',
    code: 'ts2339',
    location: { file: 'app.ts', line: 3, column: 53 },
  });
});

test('a project without errors has no problems', async () => {
  expect(
    await typecheck({ tree: { 'tsconfig.json': tsconfig, 'app.ts': 'export const n: number = 1;\n' }, packages }),
  ).toEqual([]);
});

test('a path that leaves the project is refused', async () => {
  await expect(typecheck({ tree: { '../evil.ts': '' }, packages })).rejects.toThrow('reaches outside the project');
});

test('Node’s types, zod’s and those of locked packages are there', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'greeting', types: 'index.d.ts' }));
  await writeFile(path.join(folder, 'index.d.ts'), 'export declare function greet(name: string): number;\n');
  const code = `import { readFileSync } from 'node:fs';
import { greet } from 'greeting';
import * as z from 'zod';
const text: number = readFileSync('a', 'utf8');
const id: string = z.object({ id: z.int() }).parse({}).id;
const answer: string = greet('Ada');
export { answer, id, text };
`;
  const tree = { 'tsconfig.json': tsconfig, 'app.ts': code };
  const all = { ...packages, zod: path.join(modules, 'zod'), greeting: folder };
  const problems = await typecheck({ tree, packages: all });
  expect(problems.map(({ code: rule, location }) => [rule, location?.line])).toEqual([
    ['ts2322', 4],
    ['ts2322', 5],
    ['ts2322', 6],
  ]);
});

test('a check that nobody waits for any more is stopped', async () => {
  const controller = new AbortController();
  const tree = { 'tsconfig.json': tsconfig, 'app.ts': "import * as z from 'zod';\nexport const a = z.string();\n" };
  const running = typecheck({
    tree,
    packages: { ...packages, zod: path.join(modules, 'zod') },
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(), 30);
  await expect(running).rejects.toThrow(/abort/i);
});
