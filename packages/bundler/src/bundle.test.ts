import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { bundle } from './bundle';

const runtimeDirectory = path.join(import.meta.dirname, '../../runtime');
const zodDirectory = path.join(import.meta.dirname, '../../../node_modules/zod');
const none = { directory: undefined, names: [] };
const functions = [
  { name: 'api_handler', registeredName: undefined },
  { name: 'night-job', registeredName: 'night-job' },
];

const tree = {
  'app.ts': `import { Chalice } from '@chalice-studio/runtime';
import { hello } from './chalicelib/hello';
export const app = new Chalice('hello');
app.route('/hello/{name}', hello);
app.lambdaFunction({ name: 'night-job' }, () => 'done');
`,
  'chalicelib/hello.ts': `import type { Request } from '@chalice-studio/runtime';
export const hello = (request: Request) => ({ hello: request.uriParams?.name });
`,
};

test('a project becomes a zip that runs, and the same project the same bytes', async () => {
  const [first, second] = await Promise.all([
    bundle({ tree, functions, runtimeDirectory, zodDirectory, packages: none }),
    bundle({ tree, functions, runtimeDirectory, zodDirectory, packages: none }),
  ]);
  if (!first.ok || !second.ok) throw new Error('bundles');
  expect(first.artifact.sha256).toBe(second.artifact.sha256);
  expect(first.artifact.functions).toEqual([
    { name: 'api_handler', handler: 'index.api_handler' },
    { name: 'night-job', handler: 'index.night_job' },
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [file, bytes] of Object.entries(unzipSync(first.artifact.bytes)))
    await writeFile(path.join(folder, file), bytes);
  const module = await import(/* @vite-ignore */ path.join(folder, 'index.mjs'));
  const event = {
    requestContext: { resourcePath: '/hello/{name}', httpMethod: 'GET' },
    pathParameters: { name: 'ada' },
    headers: {},
  };
  expect((await module.api_handler(event)).body).toBe('{"hello":"ada"}');
  expect(await module.night_job({})).toBe('done');
});

test.each([
  ['../../etc/passwd', 'reaches outside the project'],
  ['/etc/passwd', 'reaches outside the project'],
  ['left-pad', 'Add it to the dependencies'],
  ['esbuild', 'Add it to the dependencies'],
  ['./missing', 'no file chalicelib/missing.ts'],
  ['@chalice-studio/runtime/secret', 'has no “./secret”'],
])('an import of %s is refused with file and line', async (specifier, words) => {
  const files = { ...tree, 'chalicelib/hello.ts': `\nimport x from '${specifier}';\nexport const hello = () => x;\n` };
  const result = await bundle({ tree: files, functions, runtimeDirectory, zodDirectory, packages: none });
  const [problem] = result.ok ? [] : result.problems;
  expect(problem?.message).toContain(words);
  expect(problem?.location).toEqual({ file: 'chalicelib/hello.ts', line: 2, column: 15 });
});

test('the same project gives the same bytes wherever packages and this process are', async () => {
  const code =
    "import { greet } from 'greeting';\nimport * as z from 'zod';\nexport const hello = () => z.string().parse(greet());\n";
  const files = { ...tree, 'chalicelib/hello.ts': code };
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  const shas = new Set<string>();
  for (const [depth, each] of [files, reversed].entries()) {
    const base = await mkdtemp(path.join(tmpdir(), 'place-'));
    onTestFinished(() => rm(base, { recursive: true }));
    const directory = path.join(base, ...Array.from({ length: depth * 2 }, () => 'deeper'));
    await mkdir(path.join(directory, 'node_modules/greeting/lib'), { recursive: true });
    await writeFile(path.join(directory, 'node_modules/greeting/index.js'), "export * from './lib/greet.js';\n");
    await writeFile(path.join(directory, 'node_modules/greeting/lib/greet.js'), "export const greet = () => 'hi';\n");
    await cp(runtimeDirectory, path.join(base, 'runtime'), {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    });
    const packages = { directory, names: ['greeting'] };
    const result = await bundle({
      tree: each,
      functions,
      runtimeDirectory: path.join(base, 'runtime'),
      zodDirectory,
      packages,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    shas.add(result.artifact.sha256);
  }
  expect(shas.size).toBe(1);
});

test('a stack trace names the files and lines that people wrote', async () => {
  const code = "type A = { b: string };\n\nexport const hello = (a: A) => {\n  throw new Error('lost');\n};\n";
  const result = await bundle({
    tree: { ...tree, 'chalicelib/hello.ts': code },
    functions,
    runtimeDirectory,
    zodDirectory,
    packages: none,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const folder = await mkdtemp(path.join(tmpdir(), 'stack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [file, bytes] of Object.entries(unzipSync(result.artifact.bytes)))
    await writeFile(path.join(folder, file), bytes);
  const script = `import { app } from './index.mjs';
try { app.routes.get('/hello/{name}').get('GET').view({}) } catch (error) { console.log(error.stack) }`;
  const { stdout } = spawnSync(process.execPath, ['--enable-source-maps', '--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout).toContain('chalicelib/hello.ts:4:9');
});

test('zod, which generated schemas are written with, is there without being listed', async () => {
  const files = {
    ...tree,
    'chalicelib/hello.ts': "import * as z from 'zod';\nexport const hello = () => z.int().parse(1);\n",
  };
  const result = await bundle({ tree: files, functions, runtimeDirectory, zodDirectory, packages: none });
  expect(result.ok ? [] : result.problems).toEqual([]);
});

test('where esbuild’s process has ended, the next one bundles', async () => {
  const bundled = () => bundle({ tree, functions, runtimeDirectory, zodDirectory, packages: none });
  const first = await bundled();
  if (!first.ok) throw new Error(JSON.stringify(first.problems));
  const listed = spawnSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n');
  const own = listed.filter(isOwnEsbuild).map((line) => Number.parseInt(line, 10));
  expect(own).not.toEqual([]);
  for (const pid of own) process.kill(pid, 'SIGKILL');
  const again = await Promise.all([bundled(), bundled(), bundled()]);
  for (const each of again) expect(each).toMatchObject({ ok: true, artifact: { sha256: first.artifact.sha256 } });
});

/** A line of `ps`: this process’s own. */
function isOwnEsbuild(line: string): boolean {
  const [, parent, ...args] = line.trim().split(/\s+/);
  return Number(parent) === process.pid && args.join(' ').includes('esbuild --service');
}

test('a package that reaches out of the locked dependencies is refused', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'packages-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await mkdir(path.join(directory, 'node_modules/sly'), { recursive: true });
  await writeFile(path.join(directory, 'node_modules/sly/index.js'), "export * from '../../outside.js';\n");
  await writeFile(path.join(directory, 'outside.js'), 'export default 1;\n');
  const files = { ...tree, 'chalicelib/hello.ts': "import x from 'sly';\nexport const hello = () => x;\n" };
  const result = await bundle({
    tree: files,
    functions,
    runtimeDirectory,
    zodDirectory,
    packages: { directory, names: ['sly'] },
  });
  expect(result.ok ? [] : result.problems.map((problem) => problem.message)).toEqual([
    `A package imports ${await realpath(directory)}/outside.js, which lies outside the locked dependencies.`,
  ]);
});
