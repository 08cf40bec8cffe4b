import { existsSync } from 'node:fs';
import path from 'node:path';
import { emptyStageConfig, listFunctionHandlers, type StageConfig } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import { synthesize } from '@chalice-studio/cloudformation';
import { generate } from '@chalice-studio/codegen';
import { readExamples } from '@chalice-studio/codegen/examples';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildChalice, writeProject } from './testing/run-chalice';

const root = path.join(import.meta.dirname, '../../..');
const examples = await readExamples(path.join(root, 'examples'));
const stage: StageConfig = { ...emptyStageConfig('prod'), settings: { lambdaMemorySize: 512 } };

let chalice: ReturnType<typeof buildChalice>;
const made: ReturnType<typeof writeProject>[] = [];

beforeAll(() => {
  chalice = buildChalice();
});
afterAll(() => chalice.remove());
afterEach(() => {
  for (const project of made.splice(0)) project.remove();
});

function aProject(files: Readonly<Record<string, string>>) {
  const project = writeProject(files);
  made.push(project);
  return project;
}

const bakery = {
  'app.ts': `import { Chalice } from '@chalice-studio/runtime';
export const app = new Chalice('bakery');
app.get('/breads', () => ['rye']);
app.onSqsMessage({ queue: process.env.ORDERS, name: 'bake' }, () => {});
`,
  'package.json': '{"type":"module","dependencies":{"@chalice-studio/runtime":"^0.1.0"}}',
  '.chalice/config.json': JSON.stringify({
    version: '2.0',
    app_name: 'bakery',
    environment_variables: { ORDERS: 'orders', OVEN: 'small' },
    stages: { dev: {}, prod: { environment_variables: { OVEN: 'large' }, lambda_timeout: 20 } },
  }),
};

describe.each(examples)('the example $name, exported and packaged without the studio', ({ spec }) => {
  test('gives the bytes and the template that the studio deploys', async () => {
    const { tree } = generate(spec, [stage]);
    const project = aProject(tree);
    const ran = chalice.run(['package', '--stage', 'prod', '--out', project.out, project.directory]);
    expect(ran.status).toBe(0);
    const names = Object.keys(spec.dependencies.packages);
    const bundled = await bundle({
      tree,
      functions: listFunctionHandlers(spec),
      runtimeDirectory: path.join(root, 'packages/runtime'),
      zodDirectory: path.join(root, 'node_modules/zod'),
      packages: { directory: names.length === 0 ? undefined : root, names },
    });
    if (!bundled.ok) throw new Error(bundled.problems.map(({ message }) => message).join('\n'));
    const { artifact } = bundled;
    expect(Buffer.compare(project.artifact(), artifact.bytes)).toBe(0);
    const code = { bucket: { Ref: 'ArtifactBucket' }, key: { Ref: 'ArtifactKey' } };
    const { template } = synthesize({ spec, stage, functions: artifact.functions, code });
    const { Parameters, ...rest } = project.template();
    expect(rest).toEqual(JSON.parse(JSON.stringify(template)));
    expect(Parameters).toMatchObject({ ArtifactKey: { Type: 'String', Default: `${artifact.sha256}.zip` } });
  });
});

test('a project written by hand takes the levels of config.json, also for a stage that it does not name', () => {
  const project = aProject(bakery);
  const timeouts = ['dev', 'prod', 'never-configured'].map((name) => {
    const ran = chalice.run(['package', '--stage', name, '--out', '.packaged'], project.directory);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const { Timeout, Environment } = functionOf(project, 'Bake');
    return [name, Timeout, Environment];
  });
  expect(timeouts).toEqual([
    ['dev', 60, { Variables: { ORDERS: 'orders', OVEN: 'small' } }],
    ['prod', 20, { Variables: { ORDERS: 'orders', OVEN: 'large' } }],
    ['never-configured', 60, { Variables: { ORDERS: 'orders', OVEN: 'small' } }],
  ]);
});

test('settings and CloudFormation of the command line win over the project’s', () => {
  const project = aProject({
    ...bakery,
    'stage.json': '{"lambda_timeout":5,"environment_variables":{"OVEN":"gas"}}',
    'extra.json': '{"Resources":{"Bake":{"Properties":{"MemorySize":2048}}},"Outputs":{"Kind":{"Value":"bakery"}}}',
  });
  const options = ['--stage', 'prod', '--stage-config', 'stage.json', '--merge-template', 'extra.json'];
  expect(chalice.run(['package', ...options, '--out', '.packaged'], project.directory)).toMatchObject({ status: 0 });
  expect(functionOf(project, 'Bake')).toMatchObject({
    Timeout: 5,
    MemorySize: 2048,
    Environment: { Variables: { ORDERS: 'orders', OVEN: 'gas' } },
  });
  expect(project.template().Outputs).toMatchObject({ Kind: { Value: 'bakery' } });
});

test('a secret is a parameter that names it in Secrets Manager: its value is in no file', () => {
  const studio = { version: 1, mode: 'code-first', stages: { dev: { secrets: ['OVEN_KEY'] } } };
  const project = aProject({ ...bakery, '.chalice/studio.json': JSON.stringify(studio) });
  expect(chalice.run(['package', '--out', project.out, project.directory])).toMatchObject({ status: 0 });
  expect(project.template().Parameters).toMatchObject({ OVENKEYSecret: { Type: 'String' } });
  expect(functionOf(project, 'Bake').Environment).toMatchObject({
    Variables: { OVEN_KEY: { 'Fn::Sub': '{{resolve:secretsmanager:${OVENKEYSecret}:SecretString}}' } },
  });
});

describe('what a person can mend is said, and nothing is written', () => {
  test.each([
    ['an unknown command', ['deploy'], 2, /chalice has no command “deploy”[\s\S]*usage: chalice package/],
    ['an unknown option', ['package', '--fast'], 2, /--fast[\s\S]*See chalice --help/],
    ['no place to write to', ['package'], 2, /Say where to write: chalice package --out FOLDER/],
    ['no project', ['package', '--out', 'x', '/nowhere'], 1, /\/nowhere has no app\.ts/],
  ])('%s', (_, args, status, message) => {
    expect(chalice.run(args)).toMatchObject({ status, stderr: expect.stringMatching(message) });
  });

  const app = (text: string) => ({
    'app.ts': `import { Chalice } from '@chalice-studio/runtime';\nexport const app = new Chalice('shop');\n${text}\n`,
  });
  test.each([
    ['an import of nothing', app("import './gone';"), /app\.ts:3:8: Could not resolve "\.\/gone"/],
    ['code that throws', app("\nthrow new Error('no table');"), /no table[\s\S]*app\.ts:4/],
    ['code that ends the process', app('process.exit(0);'), /ended this process/],
    ['no app', { 'app.ts': 'export const shop = 1;\n' }, /No matching export in "app\.ts" for import "app"/],
    ['settings that are no JSON', { ...app(''), '.chalice/config.json': '{' }, /config\.json is not JSON/],
    [
      'settings of another kind',
      { ...app(''), '.chalice/config.json': '{"stages":{"dev":{"lambda_timeout":"long"}}}' },
      /settings\.lambdaTimeout: .*number/,
    ],
    [
      'a setting that Lambda does not take',
      { ...app(''), '.chalice/config.json': '{"lambda_timeout":901}' },
      /settings\.lambdaTimeout: .*900/,
    ],
    [
      'a package that is not installed',
      { ...app(''), 'package.json': '{"dependencies":{"left-pad-of-mine":"1"}}' },
      /left-pad-of-mine is in package\.json and not installed\. Run npm install/,
    ],
    ['two routes of one path', app("app.get('/a', () => 1); app.get('/a/', () => 2);"), /\/a/],
  ])('%s', (_, files, message) => {
    const project = aProject(files);
    const ran = chalice.run(['package', '--out', project.out, project.directory]);
    expect(ran).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(ran.stderr).not.toMatch(/chalice\.cjs/);
    expect(existsSync(project.out)).toBe(false);
  });
});

test('help and version are for people', () => {
  expect(chalice.run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--merge-template') });
  expect(chalice.run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

function functionOf(project: ReturnType<typeof writeProject>, logicalId: string): Record<string, unknown> {
  const resources: Record<string, { Properties: Record<string, unknown> }> = project.template().Resources ?? {};
  return resources[logicalId]?.Properties ?? {};
}
