import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Chalice, Response } from '../index.js';
import { Client, FunctionNotFoundError } from './index.js';

const projectDir = mkdtempSync(path.join(tmpdir(), 'test-client-'));
afterAll(() => rmSync(projectDir, { recursive: true, force: true }));
mkdirSync(path.join(projectDir, '.chalice'));
const config = {
  version: '2.0',
  environment_variables: { SHARED: 'top' },
  lambda_functions: { worker: { lambda_timeout: 7 } },
  stages: {
    dev: {
      environment_variables: { STAGE: 'dev' },
      lambda_functions: { worker: { environment_variables: { OWN: '1' } } },
    },
  },
};
writeFileSync(path.join(projectDir, '.chalice/config.json'), JSON.stringify(config));

const seen = () => [process.env.SHARED, process.env.STAGE, process.env.OWN];

function anApp() {
  const app = new Chalice('client');
  app.get('/env', () => seen().map((value) => value ?? null));
  app.lambdaFunction({ name: 'worker' }, seen);
  app.lambdaFunction({ name: 'slow' }, async (event: { id: number }) => {
    running.push(`start ${event.id}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
    running.push(`end ${event.id}`);
  });
  return app;
}
const running: string[] = [];

test('the stage’s variables hold during each call, per function, and are put back', async () => {
  process.env.SHARED = 'before';
  const client = new Client(anApp(), { projectDir });
  expect((await client.http.get('/env')).jsonBody).toEqual(['top', 'dev', null]);
  expect((await client.lambda.invoke('worker')).payload).toEqual(['top', 'dev', '1']);
  expect(seen()).toEqual(['before', undefined, undefined]);
  delete process.env.SHARED;
});

test('inside of run they hold for the test too, also when it fails', async () => {
  const client = new Client(anApp(), { projectDir });
  expect(await client.run(async () => [seen(), (await client.lambda.invoke('worker')).payload, seen()])).toEqual([
    ['top', 'dev', undefined],
    ['top', 'dev', '1'],
    ['top', 'dev', undefined],
  ]);
  const failing = client.run(() => {
    throw new Error('test failed');
  });
  await expect(failing).rejects.toThrow('test failed');
  expect(seen()).toEqual([undefined, undefined, undefined]);
});

test('calls run one at a time, and disposing waits for them', async () => {
  const client = new Client(anApp(), { projectDir });
  const calls = [1, 2].map((id) => client.lambda.invoke('slow', { id }));
  await client[Symbol.asyncDispose]();
  expect(running).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
  await Promise.all(calls);
});

test('a function that is not there, one that fails, and configuration that is no JSON say so', async () => {
  const app = anApp();
  app.lambdaFunction({ name: 'fails' }, () => {
    throw new Error('its own error');
  });
  const { lambda } = new Client(app, { projectDir });
  await expect(lambda.invoke('nobody')).rejects.toBeInstanceOf(FunctionNotFoundError);
  await expect(lambda.invoke('fails')).rejects.toThrow('its own error');
  const broken = path.join(projectDir, 'broken');
  mkdirSync(path.join(broken, '.chalice'), { recursive: true });
  writeFileSync(path.join(broken, '.chalice/config.json'), '{');
  expect(() => new Client(app, { projectDir: broken })).toThrow(/config\.json is not JSON/);
});

test('dots and double slashes of a path are left alone, bytes arrive as they were sent', async () => {
  const app = new Chalice('client');
  app.get('/a', () => 'a');
  app.post('/raw', { contentTypes: [] }, (request) => new Response(Buffer.from(request.rawBody).toString('hex')));
  const { http } = new Client(app);
  expect((await http.get('/b/../a')).statusCode).toBe(403);
  expect((await http.get('//a')).statusCode).toBe(403);
  const answer = await http.post('/raw', { body: Uint8Array.of(0xff, 0x00, 0xfe) });
  expect(Buffer.from(answer.body).toString()).toBe('ff00fe');
});
