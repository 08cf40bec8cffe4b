import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import type { RunnerStatusRecord } from '../studio/schema';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { openTestStudio, root, type TestStudio } from '../testing/test-studio';
import { LocalRunner } from './local-runner';
import { launchOf } from './runner-launch';

// Below the package, whose dependencies the built runner finds from there.
const packageFolder = path.join(root, 'packages/target-local');
const built = path.join(packageFolder, `node_modules/.runner-${createRecordId(8)}`);
const statuses: RunnerStatusRecord[] = [];
let runner: LocalRunner;
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  const build = `import('./build.mjs').then(({ buildRunner }) => buildRunner(${JSON.stringify(built)}))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', build], { cwd: packageFolder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The runner could not be built: ${stderr}`);
  const launch = launchOf({
    ...{ runnerEntry: path.join(built, 'runner.mjs'), dataFolder: path.join(built, 'data'), runner: undefined },
    ...{ gatewayPort: 0, gatewayPublicUrl: undefined, allowsOpenNetwork: true },
  });
  runner = new LocalRunner(launch, (each) => statuses.push(each));
  studio = await openTestStudio({ runner });
  ada = await studio.signUp();
});
afterAll(async () => {
  await studio.close();
  await runner.close();
  rmSync(built, { recursive: true, force: true });
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

  process.kill(runner.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => statuses.map((each) => each.state), { timeout: 20_000 })
    .toEqual(['ready', 'unavailable', 'ready']);
  expect((await call()).statusCode).toBe(200);
});
