import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';

let runner: Awaited<ReturnType<typeof aRunner>>;
let url = '';
let stage = { key: '', projectName: '', stageName: '' };
/** The same app with time enough on a busy machine, for what does not hang. */
let patient = { url: '', stage };

/** One route that runs what its path says. */
const spec = anApp([aRoute({ path: '/{what}', handler: { file: 'chalicelib/handlers.ts', export: 'act' } })], {
  source: {
    'chalicelib/handlers.ts': `import { spawn } from 'node:child_process';
import type { Request } from '@chalice-studio/runtime';
const actions: Record<string, () => unknown> = {
  fine: () => 'fine',
  throw: () => { throw new Error('on purpose'); },
  exit: () => process.exit(7),
  hang: () => { console.log('hanging'); for (;;); },
  wait: () => new Promise(() => {}),
  flood: () => { const line = 'x'.repeat(1023) + '\\n'; for (let i = 0; i < 102_400; i += 1) process.stdout.write(line); return 'flooded'; },
  fork: () => { for (let i = 0; i < 100; i += 1) spawn(process.execPath, ['-e', 'for(;;);']); return 'forked'; },
  heap: () => { const all: unknown[] = []; for (;;) all.push(new Array(2e6).fill(1.5)); },
  buffers: () => { const all: unknown[] = []; for (;;) all.push(Buffer.alloc(2e7, 1)); },
  reject: () => { void Promise.reject(new Error('nobody listens')); return new Promise(() => {}); },
  later: () => { setTimeout(() => { for (;;); }, 50); return 'later'; },
  slow: () => new Promise((resolve) => setTimeout(() => resolve('slow'), 700)),
};
export const act = (request: Request) => actions[request.uriParams?.what ?? '']?.();
`,
  },
});

beforeAll(async () => {
  runner = await aRunner();
  const deployed = await deploy(runner.target, 'failing', spec, {
    stageConfig: { settings: { lambdaTimeout: 2, reservedConcurrency: 3 } },
  });
  url = deployed.restApiUrl ?? '';
  stage = deployed.stage;
  const other = await deploy(runner.target, 'patient', spec, { stageConfig: { settings: { lambdaTimeout: 25 } } });
  patient = { url: other.restApiUrl ?? '', stage: other.stage };
});

afterAll(() => runner.close());

test.each([
  ['throw', 500, 'on purpose'],
  ['exit', 502, 'Runtime exited with error: exit status 7'],
  ['hang', 502, 'Task timed out after 2.00 seconds'],
  ['wait', 502, 'Task timed out after 2.00 seconds'],
  ['flood', 200, 'bytes were dropped'],
  ['fork', 500, 'Access to this API has been restricted'],
  ['heap', 502, 'Runtime exited with error: signal: killed (out of memory)'],
  ['buffers', 500, 'Array buffer allocation failed'],
  ['reject', 502, 'nobody listens'],
])('%s costs one invocation: %i, and a line that says why', async (what, status, words) => {
  const hangs = what === 'hang' || what === 'wait';
  const { url: where, stage: of } = hangs ? { url, stage } : patient;
  expect((await fetch(`${where}/${what}`)).status).toBe(status);
  await expect
    .poll(async () => (await runner.target.readLogs(of, { limit: 10_000, text: words })).events.length)
    .toBeGreaterThan(0);
  const next = await fetch(`${where}/fine`);
  expect([next.status, await next.text()]).toEqual([200, 'fine']);
});

test('the gateway stops waiting before the function does, which runs on', async () => {
  const impatient = await aRunner({ integrationTimeoutMs: 200 });
  onTestFinished(() => impatient.close());
  const { restApiUrl, stage: own } = await deploy(impatient.target, 'waiting', spec);
  const answer = await fetch(`${restApiUrl}/slow`);
  expect([answer.status, await answer.json()]).toEqual([504, { message: 'Endpoint request timed out' }]);
  await expect
    .poll(async () => (await impatient.target.readLogs(own, { limit: 10, text: 'REPORT' })).events.length)
    .toBe(1);
});

test('what a function printed before it hung is in the log, with its request', async () => {
  const { events } = await runner.target.readLogs(stage, { limit: 10, text: 'hanging' });
  const requestId = events[0]?.requestId ?? '';
  const all = await runner.target.readLogs(stage, { limit: 10, requestId });
  expect(all.events.map((event) => [event.source, event.message.replaceAll(requestId, 'id').split('\t')[0]])).toEqual([
    ['platform', 'START RequestId: id Version: $LATEST'],
    ['function', 'hanging'],
    ['platform', 'id Task timed out after 2.00 seconds'],
    ['platform', 'END RequestId: id'],
    ['platform', 'REPORT RequestId: id'],
  ]);
});

test('code that goes on working after its answer is stopped', async () => {
  expect(await (await fetch(`${url}/later`)).text()).toBe('later');
  await expect
    .poll(
      async () => (await runner.target.readLogs(stage, { limit: 10, text: 'after it had answered' })).events.length,
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  expect((await fetch(`${url}/fine`)).status).toBe(200);
});

test('more calls at once than the function’s concurrency are throttled', async () => {
  const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await fetch(`${url}/slow`)).status));
  expect(statuses.sort()).toEqual([200, 200, 200, 429, 429, 429]);
});

test('an invocation tells Lambda’s error and the tail of its log', async () => {
  const event = {
    requestContext: { resourcePath: '/{what}', httpMethod: 'GET' },
    pathParameters: { what: 'exit' },
    headers: {},
  };
  const result = await runner.target.invoke(stage, 'api_handler', JSON.stringify(event));
  expect(result.functionError).toBe('Unhandled');
  expect(JSON.parse(result.payload)).toMatchObject({ errorType: 'Runtime.ExitError' });
  expect(result.logTail.at(-1)).toContain('exit status 7');
  await expect(runner.target.invoke(stage, 'none', '{}')).rejects.toThrow('There are: api_handler.');
  await expect(runner.target.invoke(stage, 'api_handler', '{')).rejects.toThrow('not JSON');
});
