import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy } from './testing/a-runner';

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
