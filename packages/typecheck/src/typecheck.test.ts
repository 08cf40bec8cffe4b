import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
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

test.each([
  ['leaves the project', { '../evil.ts': '' }, 'reaches outside the project'],
  ['no file can have', { [`${'a'.repeat(300)}.ts`]: '' }, 'is too long'],
  ['is a folder’s as well', { 'a/b.ts': '', a: '' }, 'that of a folder'],
])('a path that %s is a problem, and nothing is written there', async (_, tree, words) => {
  const [problem, ...others] = await typecheck({ tree: { 'tsconfig.json': tsconfig, ...tree }, packages });
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ code: 'file-path', message: expect.stringContaining(words) });
});

test.each([
  ['build info', { incremental: true }, 'tsBuildInfoFile'],
  ['build info of a composite project', { composite: true }, 'tsBuildInfoFile'],
  ['a trace', {}, 'generateTrace'],
  ['a profile', {}, 'generateCpuProfile'],
  ['code', { noEmit: false, declaration: true }, 'outDir'],
])('the project’s own tsconfig.json cannot have %s written anywhere', async (_, options, option) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const compilerOptions = {
    ...JSON.parse(tsconfig).compilerOptions,
    ...options,
    [option]: path.join(folder, 'planted'),
  };
  const tree = { 'tsconfig.json': JSON.stringify({ compilerOptions }), 'app.ts': 'export const n: number = "a";\n' };
  expect(await typecheck({ tree, packages })).toMatchObject([{ code: 'ts2322' }]);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['an import of JSON', { resolveJsonModule: true }, "import x from 'OUT/identity.json';\nx.nope;\n"],
  ['an import by a path that leaves', {}, "import { k } from '../RELATIVE/secret';\nexport const n: number = k;\n"],
  ['a reference', {}, "/// <reference path='OUT/secret.ts' />\nexport {};\n"],
  ['an import of a script', { allowJs: true, checkJs: true }, "export * from 'OUT/raw.js';\n"],
  ['a path of tsconfig.json', { paths: { x: ['OUT/secret.ts'] } }, "export * from 'x';\n"],
  ['folders of types', { typeRoots: ['OUT'], types: ['hidden'] }, 'export {};\n'],
  ['what is not there', {}, "export * from 'OUT/nothing';\n"],
])('%s tells nothing of files outside of the project, not even whether they are there', async (_, options, code) => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'outside-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'identity.json'), '{ "canaryKey": 1 }');
  await writeFile(path.join(folder, 'secret.ts'), "export const k = 'canary' as const;\n");
  await writeFile(path.join(folder, 'raw.js'), 'this is canary no script\n');
  await mkdir(path.join(folder, 'hidden'));
  await writeFile(path.join(folder, 'hidden/index.d.ts'), 'declare const canary: 1;\n');
  const put = (text: string) => text.replaceAll('OUT', folder).replace('RELATIVE', path.basename(folder));
  const compilerOptions = { ...JSON.parse(tsconfig).compilerOptions, ...options };
  const tree = { 'tsconfig.json': put(JSON.stringify({ compilerOptions })), 'app.ts': put(code) };
  expect(await typecheck({ tree, packages })).toMatchObject([{ code: 'outside-project' }]);
});

test('a tsconfig.json that goes on in a file outside of the project tells nothing of it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'outside-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'key'), 'canary and no JSON\n');
  const tree = { 'tsconfig.json': JSON.stringify({ extends: path.join(folder, 'key') }), 'app.ts': 'export {};\n' };
  expect(await typecheck({ tree, packages })).toMatchObject([{ code: 'outside-project' }]);
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

test.runIf(process.platform === 'linux')('types that need more memory than there is end their check only', async () => {
  const digit = "'0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'";
  const each = Array.from(
    { length: 60 },
    (_, n) => `type M${n} = { [K in \`x${n}_\${P}\`]: \`\${K}-${n}\` };
export declare const u${n}: M${n}[keyof M${n}];
export const s${n}: string = u${n};
`,
  );
  const code = `type D = ${digit};\ntype P = \`\${D}\${D}\${D}\${D}\`;\n${each.join('')}`;
  const tree = { 'tsconfig.json': tsconfig, 'app.ts': code };
  const [problem, ...others] = await typecheck({ tree, packages, memoryMegabytes: 160 });
  expect(others).toEqual([]);
  expect(problem?.message).toContain('more than 160 MB of memory');
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
