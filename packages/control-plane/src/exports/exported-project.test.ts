import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AppSpec, emptyStageConfig } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { readExamples } from '@chalice-studio/codegen/examples';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../testing/test-studio';
import { exportedProject } from './exported-project';

const runtimeDirectory = path.join(root, 'packages/runtime');
const stages = [emptyStageConfig('dev'), { ...emptyStageConfig('prod'), secrets: ['TOKEN'] }];

const examples = await readExamples(path.join(root, 'examples'));

async function writeProject(folder: string, spec: AppSpec): Promise<void> {
  for (const [file, bytes] of Object.entries(await exportedProject(spec, stages, runtimeDirectory))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
  }
}

describe('a project that was exported, in a folder of its own and without a studio', () => {
  let folder: string;

  const npm = (...args: string[]) => {
    const env = { ...process.env, PATH: `${path.join(folder, 'bin')}:${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', env });
    return { status, output: stdout + stderr };
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'exported-'));
    const spec = examples.find(({ name }) => name === 'todo')?.spec;
    if (spec === undefined) throw new Error('There is no example todo.');
    await writeProject(folder, spec);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('installs, type-checks, passes its tests and builds', { timeout: 600_000 }, async () => {
    expect(npm('install', '--no-audit', '--no-fund', '--prefer-offline')).toMatchObject({ status: 0 });
    expect(npm('run', 'check')).toMatchObject({ status: 0 });
    const tested = npm('test');
    expect(tested.output).toContain('# pass');
    expect(tested.status, tested.output).toBe(0);
    const built = npm('run', 'build');
    expect(built.status, built.output).toBe(0);
  });

  test('is one zip, whose exports are the handlers that the template names', async () => {
    const [[file, bytes] = ['', new Uint8Array()]] = Object.entries(
      unzipSync(await readFile(path.join(folder, 'dist/app.zip'))),
    );
    expect(file).toBe('index.mjs');
    await writeFile(path.join(folder, 'built.mjs'), bytes);
    const module = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'built.mjs')).href);
    const template = JSON.parse(await readFile(path.join(folder, '.chalice/templates/dev.json'), 'utf8'));
    const functions = Object.values<{ Type: string; Properties: { Handler: string; Code: unknown } }>(
      template.Resources,
    ).filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Handler.startsWith('index.api'));
    expect(functions).toMatchObject([
      { Properties: { Code: { S3Bucket: { Ref: 'CodeBucket' }, S3Key: { Ref: 'CodeKey' } } } },
    ]);
    for (const { Properties } of functions)
      expect(module[Properties.Handler.replace('index.', '')]).toBeTypeOf('function');
  });

  test('is deployed by calls of the AWS CLI alone', async () => {
    // Stands for the CLI of whoever deploys, and writes down how it was called.
    await mkdir(path.join(folder, 'bin'));
    await writeFile(path.join(folder, 'bin/aws'), '#!/bin/sh\necho "$@" >> "$(dirname "$0")/calls"\n');
    await chmod(path.join(folder, 'bin/aws'), 0o755);
    expect(npm('run', 'deploy').output).toContain('stages: dev, prod');
    expect(npm('run', 'deploy', '--', '--stage', 'test', '--bucket', 'b').output).toContain('There are: dev, prod');
    const deployed = npm('run', 'deploy', '--', '--stage', 'dev', '--bucket', 'my-bucket', '--region', 'eu-west-1');
    expect(deployed.status, deployed.output).toBe(0);
    const calls = (await readFile(path.join(folder, 'bin/calls'), 'utf8')).trim().split('\n');
    expect(calls[0]).toMatch(/^s3 cp .*dist\/app\.zip s3:\/\/my-bucket\/todo\/[0-9a-f]{64}\.zip --region eu-west-1$/);
    expect(calls[1]).toMatch(
      /^cloudformation deploy --stack-name todo-dev --template-file .*dev\.json .*CodeBucket=my-bucket CodeKey=todo\//,
    );
  });

  test('says which secrets a stage needs, and holds none', async () => {
    const readme = await readFile(path.join(folder, '.chalice/README.md'), 'utf8');
    expect(readme).toContain('- stage prod: `todo-prod-TOKEN`');
    const template = await readFile(path.join(folder, '.chalice/templates/prod.json'), 'utf8');
    expect(template).toContain('{{resolve:secretsmanager:todo-prod-TOKEN:SecretString}}');
  });
});

test.each(examples)(
  'an exported $name passes its tests of what the handlers do',
  { timeout: 60_000 },
  async ({ spec }) => {
    // Beside the packages of this repository, which are those that it would install.
    const folder = await mkdtemp(path.join(root, 'node_modules/.exported-'));
    try {
      await writeProject(folder, spec);
      await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
      const { status, stdout, stderr } = spawnSync('npm', ['test'], { cwd: folder, encoding: 'utf8' });
      expect(status, stdout + stderr).toBe(0);
      const tested = Number(/^# pass (\d+)$/m.exec(stdout)?.[1]);
      const written =
        Object.values(spec.source)
          .join('\n')
          .match(/^test\(/gm)?.length ?? 0;
      expect(written).toBeGreaterThan(1);
      expect(tested).toBeGreaterThan(written);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

test('a design with errors is exported all the same, without a template', async () => {
  const broken = anApp([aRoute({ path: '/x', handler: { file: 'chalicelib/none.ts', export: 'none' } })]);
  const files = await exportedProject({ ...broken, source: {} }, stages, runtimeDirectory);
  expect(Object.keys(files).filter((file) => file.includes('templates'))).toEqual([]);
  expect(Buffer.from(files['.chalice/README.md'] ?? []).toString()).toContain('Mend them');
});

test.each(['../../.bashrc', '/etc/cron.d/x', 'a/../../x.ts', 'a\\..\\x.ts', 'C:/x.ts', './x.ts'])(
  'a project with a file named %s is not exported: it would be unpacked somewhere else',
  async (file) => {
    const sly = anApp([], { source: { [file]: 'x' } });
    await expect(exportedProject(sly, stages, runtimeDirectory)).rejects.toThrow('no path within the project');
  },
);

test('the same project is the same bytes', async () => {
  const spec = anApp([aRoute()]);
  expect(await exportedProject(spec, stages, runtimeDirectory)).toEqual(
    await exportedProject(spec, stages, runtimeDirectory),
  );
});
