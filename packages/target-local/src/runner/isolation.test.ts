import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, onTestFinished, test } from 'vitest';
import { spawnRunner } from '../client/spawn-runner';
import { aRunner, deploy, runnerEntry } from '../testing/a-runner';

/** A machine without unshare and its like, as the runner sees it. */
async function onABareMachine<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env.PATH;
  process.env.PATH = '/nonexistent';
  try {
    return await work();
  } finally {
    process.env.PATH = before;
  }
}

test('where the network cannot be closed, the runner does not start by itself', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const entry = await runnerEntry();
  await onABareMachine(() =>
    expect(spawnRunner({ entry, dataDirectory, gatewayPort: 0 })).rejects.toThrow('RUNNER_ALLOW_OPEN_NETWORK=1'),
  );
});

test('allowed to, it runs with an open network, and says plainly what is not closed', async () => {
  await runnerEntry();
  const runner = await onABareMachine(() => aRunner({ allowOpenNetwork: true }));
  onTestFinished(() => runner.close());
  expect(runner.status.isolation).toMatchObject({
    network: 'open',
    files: 'permissions',
    processes: 'open',
    memory: 'heap-only',
    warnings: [
      expect.stringContaining('network'),
      expect.stringContaining('file system'),
      expect.stringContaining('Memory'),
    ],
  });
  const spec = anApp([aRoute({ path: '/x', handler: { file: 'chalicelib/handlers.ts', export: 'x' } })], {
    source: {
      'chalicelib/handlers.ts': `import fs from 'node:fs';
export const x = () => { try { return fs.readFileSync('/etc/passwd', 'utf8'); } catch (error) { return (error as any).code; } };`,
    },
  });
  const { restApiUrl } = await deploy(runner.target, 'open', spec);
  expect(await (await fetch(`${restApiUrl}/x`)).text()).toBe('ERR_ACCESS_DENIED');
});
