import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anApp, aRoute, aTable, aUse } from '@chalice-studio/appspec/testing';
import type { LogEvent } from '@chalice-studio/target';
import { expect, onTestFinished, test } from 'vitest';
import { spawnRunner } from '../client/spawn-runner';
import { aRunner, deploy, runnerEntry } from '../testing/a-runner';

const orders = aTable();
const route = aRoute({ path: '/count', handler: { file: 'chalicelib/handlers.ts', export: 'count' } });
/** Counts in a table, with nothing but fetch: a bundle without the SDK is made in no time. */
const spec = anApp([orders, route, aUse(route.id, orders.id, ['write'])], {
  source: {
    'chalicelib/handlers.ts': `export const count = async () => {
  const input = { TableName: process.env.ORDERS_TABLE, Key: { id: { S: 'n' } }, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'ALL_NEW' };
  const answer = await fetch(process.env.AWS_ENDPOINT_URL!, { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.UpdateItem' }, body: JSON.stringify(input) });
  console.log('counted');
  return { n: ((await answer.json()) as any).Attributes.n.N, secret: process.env.WORD };
};`,
  },
});

async function aFolder() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  return dataDirectory;
}

/** What runs with this folder in its command line: sandboxes and the data's processes. */
async function processesThatName(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(folder));
}

test('a runner that starts again serves what was deployed, with its data, secrets and log', async () => {
  const dataDirectory = await aFolder();
  const before = await aRunner({ dataDirectory });
  const { restApiUrl, stage } = await deploy(before.target, 'lasting', spec, { secrets: { WORD: 'xyzzy' } });
  expect(await (await fetch(`${restApiUrl}/count`)).json()).toEqual({ n: '1', secret: 'xyzzy' });
  await before.close();

  const after = await aRunner({ dataDirectory });
  onTestFinished(() => after.close());
  const outputs = await after.target.outputs(stage);
  expect(await (await fetch(`${outputs?.restApiUrl}/count`)).json()).toEqual({ n: '2', secret: 'xyzzy' });
  await expect
    .poll(async () => (await after.target.readLogs(stage, { limit: 100, text: 'counted' })).events.length)
    .toBe(2);
});

test('a runner that was killed leaves no process behind, and nothing that keeps the next from starting', async () => {
  const dataDirectory = await aFolder();
  const exits: unknown[] = [];
  const before = await aRunner({ dataDirectory, onExit: (exit) => exits.push(exit) });
  const { stage } = await deploy(before.target, 'lasting', spec, { secrets: { WORD: 'xyzzy' } });
  const heard: LogEvent[] = [];
  expect((await processesThatName(dataDirectory)).length).toBeGreaterThan(0);
  process.kill(before.pid, 'SIGKILL');
  await expect.poll(() => exits).toEqual([{ code: null, signal: 'SIGKILL' }]);
  before.client.close();
  await expect.poll(() => processesThatName(dataDirectory)).toEqual([]);

  const after = await aRunner({ dataDirectory });
  onTestFinished(() => after.close());
  const listening = new AbortController();
  void after.target.tailLogs(stage, (events) => heard.push(...events), listening.signal);
  const answer = await after.target.request(stage, { method: 'GET', path: '/count', headers: {} });
  expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({ n: '1', secret: 'xyzzy' });
  await expect.poll(() => heard.some((event) => event.message === 'counted')).toBe(true);
  listening.abort();
});

test('a gateway port that is taken makes way for the next free one', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const runner = await aRunner({ gatewayPort: taken });
  onTestFinished(() => runner.close());
  expect(runner.status.gatewayPort).toBeGreaterThan(taken);
  expect(runner.status).toMatchObject({
    gatewayUrl: `http://localhost:${runner.status.gatewayPort}`,
    nodeMajors: [20],
  });
});

test('a runner that cannot start says why', async () => {
  const entry = await runnerEntry();
  const dataDirectory = await aFolder();
  await expect(spawnRunner({ entry, dataDirectory, gatewayPort: 0, token: 'short' })).rejects.toThrow(
    'at least 16 characters',
  );
});
