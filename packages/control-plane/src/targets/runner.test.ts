import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunnerStatusRecord } from '../studio/schema';
import { startBuiltRunner } from '../testing/built-runner';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const statuses: RunnerStatusRecord[] = [];
let built: ReturnType<typeof startBuiltRunner>;
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  built = startBuiltRunner((each) => statuses.push(each));
  studio = await openTestStudio({ runner: built.runner });
  ada = await studio.signUp();
});
afterAll(async () => {
  await studio.close();
  await built.close();
});

test('what is deployed answers, writes its log, and answers again after the runner was killed', {
  timeout: 90_000,
}, async () => {
  const { stageId, write, deploy, ended } = await createApp(ada);
  await write([
    setFile(
      'chalicelib/handlers.ts',
      "export function listOrders() {\n  console.log('listing');\n  return { orders: [1] };\n}\n",
    ),
  ]);
  const { deployment } = await ended((await deploy()).id);
  expect(deployment.failure).toBeNull();
  expect(deployment.outputs?.restApiUrl).toMatch(/^http:\/\/localhost:\d+\/.+\/api$/);
  const call = () => ada.client.invocations.request({ stageId, method: 'GET', path: '/orders', headers: {} });
  expect(await call()).toMatchObject({ statusCode: 200, body: { encoding: 'utf8', data: '{"orders":[1]}' } });
  await expect
    .poll(async () => (await ada.client.logs.query({ stageId, text: 'listing' })).events, { timeout: 10_000 })
    .toMatchObject([{ functionName: 'api_handler', source: 'function' }]);

  await expect(
    ada.client.invocations.invoke({ stageId, functionName: 'nothing', payload: '{}' }),
  ).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(ada.client.connections.send({ stageId, connectionId: 'gone', data: '' })).rejects.toMatchObject({
    code: 'CONNECTION_GONE',
  });

  process.kill(built.runner.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => statuses.map((each) => each.state), { timeout: 20_000 })
    .toEqual(['ready', 'unavailable', 'ready']);
  expect((await call()).statusCode).toBe(200);
});
