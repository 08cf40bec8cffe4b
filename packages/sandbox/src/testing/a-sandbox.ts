import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Isolation, probeIsolation } from '../isolation';
import { chooseNode, findNodeBinaries } from '../node-binaries';
import type { OutputLine } from '../output';
import { type SandboxOptions, startSandbox } from '../sandbox';

type Machine = { isolation: Isolation; node: SandboxOptions['node'] };

let probed: Promise<Machine> | undefined;

/** What this machine can close, and its Node 20; found out once a test file. */
export function thisMachine(): Promise<Machine> {
  probed ??= (async () => ({
    isolation: await probeIsolation(),
    node: chooseNode(await findNodeBinaries(), 20),
  }))();
  return probed;
}

/** A sandbox that runs this body of `handler(event, context)`. */
export async function aSandbox(body: string, overrides: Partial<SandboxOptions> = {}) {
  const appDirectory = await mkdtemp(path.join(tmpdir(), 'app-'));
  onTestFinished(() => rm(appDirectory, { recursive: true }));
  await writeFile(
    path.join(appDirectory, 'index.mjs'),
    `export const handler = async (event, context) => {${body}};\n`,
  );
  const lines: OutputLine[] = [];
  const settled: { requestId: string; dropped: number }[] = [];
  const sandbox = await startSandbox({
    ...(await thisMachine()),
    appDirectory,
    file: 'index.mjs',
    env: {},
    memoryMb: 256,
    onLine: (line) => lines.push(line),
    onSettled: (requestId, dropped) => settled.push({ requestId, dropped }),
    ...overrides,
  });
  onTestFinished(async () => {
    sandbox.kill();
    await sandbox.exited;
  });
  const invoke = (event: unknown = {}, timeoutMs = 15_000) =>
    sandbox.invoke({ requestId: 'r-1', event: JSON.stringify(event), timeoutMs });
  return { sandbox, lines, settled, invoke, started: await sandbox.started };
}
