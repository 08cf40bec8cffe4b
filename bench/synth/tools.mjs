import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonFolder, pythonProblem } from '../runtime/python/start.mjs';
import { honoSource, pythonSource, routesOf, serverlessYml, writeApp } from './apps.mjs';

const here = import.meta.dirname;
const bin = (name) => path.join(here, 'node_modules', name);
const hono = ['hono', 'node_modules/hono'];
const npmFiles = {
  'package.json': JSON.stringify({ name: 'bench', version: '1.0.0', private: true, dependencies: { hono: '4' } }),
  'package-lock.json': JSON.stringify({ name: 'bench', lockfileVersion: 3, requires: true, packages: {} }),
};
const bundleBefore = `${bin('esbuild/bin/esbuild')} src/handler.ts --bundle --minify --platform=node --target=node20 --outfile=dist/handler.js --log-level=error`;

/** What is measured: `write` makes the app of so many routes, `command` packages it, `template` is what that wrote. */
export const tools = [
  {
    name: 'node and esbuild alone',
    write: (folder, count) => writeApp(folder, { 'src/handler.ts': honoSource(count) }, [hono]),
    command: (folder, out) =>
      script('node-and-esbuild.mjs', [path.join(folder, 'src/handler.ts'), `${folder}.json`, out]),
    template: (out) => path.join(out, 'template.json'),
  },
  {
    name: 'the same, of our project',
    write: (folder, count) => writeProject(folder, count, count),
    command: (folder, out) => script('node-and-esbuild.mjs', [path.join(folder, 'app.ts'), `${folder}.json`, out]),
    template: (out) => path.join(out, 'template.json'),
  },
  studio('chalice-studio', (count) => count),
  studio('chalice-studio, 5 routes a file', () => 5),
  {
    name: 'chalice (Python)',
    problem: pythonProblem,
    write: (folder, count) =>
      writeApp(folder, {
        'app.py': pythonSource(count),
        'requirements.txt': '',
        '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'bench', stages: { dev: {} } }),
      }),
    command: (_, out) => [path.join(pythonFolder, 'bin/chalice'), ['package', '--template-format', 'json', out]],
    template: (out) => path.join(out, 'sam.json'),
  },
  cdk('AWS CDK', {}),
  cdk('AWS CDK, validation off', { CDK_VALIDATION: 'false' }),
  serverless('serverless 3', 'serverless', false),
  serverless('serverless 3, its esbuild plugin', 'serverless', true),
  serverless('osls 4', 'osls', false),
];

function studio(name, filesOf) {
  return {
    name,
    write: (folder, count) => writeProject(folder, count, filesOf(count)),
    command: (folder, out) => [
      process.execPath,
      [path.join(here, '../../packages/cli/dist/chalice.cjs'), 'package', '--out', out, folder],
    ],
    template: (out) => path.join(out, 'template.json'),
  };
}

function cdk(name, env) {
  return {
    name,
    env,
    write: (folder, count) => writeApp(folder, { 'src/handler.ts': honoSource(count), ...npmFiles }, [hono]),
    command: (folder, out) => script('cdk.cjs', [folder, `${folder}.json`, out]),
    template: (out) => path.join(out, 'Bench.template.json'),
  };
}

function serverless(name, command, hasPlugin) {
  const packages = hasPlugin
    ? [
        ['serverless-esbuild', 'node_modules/serverless-esbuild'],
        ['esbuild', 'node_modules/esbuild'],
      ]
    : [];
  const main = `${bin(command)}/bin/serverless.js`;
  return {
    name,
    write: (folder, count) =>
      writeApp(
        folder,
        {
          'src/handler.ts': honoSource(count),
          'serverless.yml': serverlessYml(count, { esbuild: hasPlugin }),
          ...npmFiles,
        },
        [hono, ...packages],
      ),
    command: (_, out) => [
      'sh',
      ['-c', `${hasPlugin ? '' : `${bundleBefore} && `}exec ${process.execPath} ${main} package --package ${out}`],
    ],
    template: (out) => path.join(out, 'cloudformation-template-update-stack.json'),
  };
}

const script = (name, args) => [process.execPath, [path.join(here, 'peers', name), ...args]];

function writeProject(folder, count, perFile) {
  const args = ['--import', 'tsx', path.join(here, 'studio-project.mjs'), count, perFile, folder].map(String);
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: path.join(here, '../..'), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** The app of a tool, and beside it the list of routes that some of them are given. */
export function prepare(tool, folder, count) {
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(`${folder}.json`, JSON.stringify(routesOf(count)));
  tool.write(folder, count);
}

/** Nothing that a run left behind helps the next one. */
export function forget(folder, out) {
  const left = [
    out,
    ...['dist', '.serverless', '.esbuild', '.chalice/deployed'].map((each) => path.join(folder, each)),
  ];
  for (const each of left) rmSync(each, { recursive: true, force: true });
}

/** What was written: a template with resources, and a zip somewhere beside it. */
export function outputOf(tool, out, folder) {
  const text = readFileSync(tool.template(out), 'utf8');
  const { Resources } = JSON.parse(text);
  const isZipThere = [out, folder].some((place) => filesIn(place).some((file) => /\.zip$|asset\./.test(file)));
  if (!isZipThere) throw new Error(`${tool.name} wrote no zip.`);
  return { resources: Object.keys(Resources).length, templateKb: statSync(tool.template(out)).size / 1000 };
}

const filesIn = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : []);
