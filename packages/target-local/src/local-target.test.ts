import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy, deploymentOf } from './testing/a-runner';

let runner: Awaited<ReturnType<typeof aRunner>>;

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

const source = (text: string) => ({ source: { 'chalicelib/handlers.ts': text } });

test('an app answers through the gateway, and its log is read', async () => {
  const spec = anApp(
    [aRoute({ path: '/orders/{id}', methods: ['GET'] })],
    source(
      `import type { Request } from '@chalice-studio/runtime';
       export const listOrders = (request: Request) => { console.log('asked for', request.uriParams?.id); return { id: request.uriParams?.id, table: process.env.COLOR }; };`,
    ),
  );
  const { restApiUrl, stage } = await deploy(runner.target, 'first', spec, {
    stageConfig: { settings: { environmentVariables: { COLOR: 'red' } } },
  });
  const answer = await fetch(`${restApiUrl}/orders/7`);
  expect(await answer.json()).toEqual({ id: '7', table: 'red' });
  expect(answer.status).toBe(200);
  await expect
    .poll(async () => (await runner.target.readLogs(stage, { limit: 100 })).events.map((event) => event.message))
    .toEqual([
      expect.stringMatching(/^START RequestId: /),
      'asked for 7',
      expect.stringMatching(/^END RequestId: /),
      expect.stringMatching(/^REPORT RequestId: /),
    ]);
});

test('a deployment whose code cannot be loaded says so, and serves Lambda’s error', async () => {
  const spec = anApp(
    [aRoute({ path: '/x' })],
    source('throw new Error("at the top of a file");\nexport const listOrders = () => "never";\n'),
  );
  const { restApiUrl, progress } = await deploy(runner.target, 'broken', spec);
  expect(progress.filter((event) => event.level === 'error').map((event) => event.message)).toEqual([
    expect.stringContaining('at the top of a file'),
  ]);
  expect((await fetch(`${restApiUrl}/x`)).status).toBe(502);
});

test('a deployment that is cancelled or damaged leaves what serves alone', async () => {
  const spec = anApp([aRoute({ path: '/x' })], source('export const listOrders = () => "first";\n'));
  const { restApiUrl, input } = await deploy(runner.target, 'kept', spec);
  const cancelled = new AbortController();
  const slow =
    'await new Promise((resolve) => setTimeout(resolve, 2000));\nexport const listOrders = () => "second";\n';
  const next = await deploymentOf('kept', anApp([aRoute({ path: '/x' })], source(slow)));
  const result = runner.target.execute(next, () => cancelled.abort(), cancelled.signal);
  expect(await result).toEqual({ status: 'failed', reason: 'The deployment was cancelled.' });
  const damaged = { ...input, deploymentId: 'damaged', artifact: { ...input.artifact, bytes: Buffer.from('no zip') } };
  expect(await runner.target.execute(damaged, () => {}, new AbortController().signal)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('Build it again'),
  });
  expect(await (await fetch(`${restApiUrl}/x`)).text()).toBe('first');
});

test('a request under way is answered by the version that took it, the next by the new one', async () => {
  const app = (word: string, wait: number) =>
    anApp(
      [aRoute({ path: '/x' })],
      source(
        `export const listOrders = () => new Promise((resolve) => setTimeout(() => resolve('${word}'), ${wait}));\n`,
      ),
    );
  const { restApiUrl } = await deploy(runner.target, 'swapped', app('old', 3000));
  const under = fetch(`${restApiUrl}/x`).then((answer) => answer.text());
  await new Promise((resolve) => setTimeout(resolve, 200));
  await deploy(runner.target, 'swapped', app('new', 0));
  expect(await (await fetch(`${restApiUrl}/x`)).text()).toBe('new');
  expect(await under).toBe('old');
});
