import path from 'node:path';
import {
  type AppSpec,
  type Artifact,
  emptyStageConfig,
  listFunctionHandlers,
  listLambdaFunctions,
} from '@chalice-studio/appspec';
import { bundle, PackageStore } from '@chalice-studio/bundler';
import { generate } from '@chalice-studio/codegen';
import { readExamples } from '@chalice-studio/codegen/examples';
import type { DeploymentInput, DeploymentProgress } from '@chalice-studio/target';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveConnection } from './account/prove-connection';
import { createAwsTarget } from './aws-target';
import { connectAccount } from './testing/connected-account';
import { type Emulator, emulatorProblem, startEmulator } from './testing/emulator';

const problem = await emulatorProblem();
if (problem !== undefined && process.env.CI === 'true') throw new Error(problem);
if (problem !== undefined) console.warn(`NOT RUN: deployments to AWS. ${problem}`);

const root = path.join(import.meta.dirname, '../../..');
let emulator: Emulator;
let account: Awaited<ReturnType<typeof connectAccount>>;

describe.skipIf(problem !== undefined)('deploying to AWS', () => {
  beforeAll(async () => {
    emulator = await startEmulator();
    account = await connectAccount(emulator.endpoint);
  }, 300_000);
  afterAll(() => emulator?.stop());

  test('a connection is proven by what its roles refuse', async () => {
    expect(await proveConnection(account.studio, account.connection)).toEqual({ isProven: true });
    const wrong = { ...account.connection, externalId: 'another' };
    expect(await proveConnection(account.studio, wrong)).toMatchObject({ isProven: false });
  });

  test('todo is planned, deployed, called and watched', async () => {
    const stage = { key: 'todo-dev', projectName: 'todo', stageName: 'dev' };
    const { spec } = await exampleNamed('todo');
    const target = targetOf(spec);
    const input: DeploymentInput = {
      deploymentId: 'dep-1',
      stage,
      spec,
      stageConfig: { ...emptyStageConfig('dev'), nodeVersion: '22' },
      artifact: await artifactOf(spec),
      secrets: {},
    };
    const plan = await target.plan(input);
    expect(plan.changes.map(({ sentence }) => sentence)).toContain('Route GET /todos is added.');
    expect(plan.resources).toContainEqual({ logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi', action: 'add' });
    const progress: DeploymentProgress[] = [];
    const result = await target.execute(input, (event) => progress.push(event), new AbortController().signal);
    expect(result).toMatchObject({ status: 'succeeded', outputs: { restApiUrl: expect.any(String) } });
    expect(progress.map(({ message }) => message).join('\n')).toContain(
      'RestAPI (AWS::ApiGateway::RestApi) CREATE_COMPLETE',
    );

    const headers = { authorization: 'Bearer let-me-in', 'content-type': 'application/json' };
    const created = await target.request(stage, {
      method: 'POST',
      path: '/todos',
      headers,
      body: Buffer.from('{"text":"Water the plants"}'),
    });
    expect([created.statusCode, Buffer.from(created.body).toString()]).toEqual([201, expect.stringContaining('Water')]);
    const denied = await target.request(stage, {
      method: 'GET',
      path: '/todos',
      headers: { authorization: 'Bearer no' },
    });
    expect(denied.statusCode).toBe(403);
    const invoked = await target.invoke(stage, 'sweep_done', JSON.stringify({ time: '2026-01-01T00:00:00Z' }));
    expect(JSON.parse(invoked.payload)).toEqual({ swept: 0 });
    await expect
      .poll(async () => (await target.readLogs(stage, { limit: 100, text: 'Swept 0' })).events, { timeout: 10_000 })
      .toMatchObject([{ functionName: 'sweep_done', source: 'function' }]);
  }, 120_000);
});

function targetOf(spec: AppSpec) {
  return createAwsTarget({
    connection: account.connection,
    accessAs: account.accessAs,
    deployedFunctions: async () => listLambdaFunctions(spec).map(({ name }) => name),
  });
}

async function exampleNamed(name: string) {
  const example = (await readExamples(path.join(root, 'examples'))).find((each) => each.name === name);
  if (example === undefined) throw new Error(`There is no example ${name}.`);
  return example;
}

async function artifactOf(spec: AppSpec): Promise<Artifact> {
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
