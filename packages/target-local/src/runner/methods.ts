import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseNode, loadApp } from '@chalice-studio/sandbox';
import { unpackArtifact } from '../deployments/artifact-files';
import type { Host } from '../deployments/host';
import { planOf } from '../deployments/plan';
import type { StageSlot } from '../deployments/stage-slot';
import type { Stages } from '../deployments/stages';
import type { Version } from '../deployments/version';
import { callRestApi } from '../gateway/rest-call';
import type { Methods, Params, Result } from '../protocol/contract';

/** What the runner does for worker, call by call. */
export function createMethods(stages: Stages, host: Host, status: () => Result<'status'>): Methods {
  return {
    status: async () => status(),
    async plan(input) {
      const { version } = await stages.open(input.stage.key);
      const plan = planOf(input, version ?? input.previous);
      return { ...plan, changes: [...plan.changes], resources: [...plan.resources] };
    },
    execute: (input, { emit, signal }) => stages.deploy(input, emit, signal),
    async destroy({ stage, deleteData }) {
      await stages.destroy(stage.key, { deleteData });
      return {};
    },
    async outputs({ stage }) {
      const outputs = (await stages.open(stage.key)).outputs();
      return outputs === undefined ? {} : { outputs };
    },
    async invoke({ stage, functionName, payload }) {
      const { version } = deployed(await stages.open(stage.key));
      return invoke(version, functionName, payload);
    },
    request: async ({ stage, call }) => request(deployed(await stages.open(stage.key)), call),
    readLogs: async ({ stage, query }) => (await stages.open(stage.key)).logs.read(query),
    async tailLogs({ stage }, { emit, signal }) {
      (await stages.open(stage.key)).logs.tail(emit, signal);
      return untilAborted(signal);
    },
    listConnections: async ({ stage }) => (await stages.open(stage.key)).connections.list(),
    async watchConnections({ stage }, { emit, signal }) {
      (await stages.open(stage.key)).connections.watch(emit, signal);
      return untilAborted(signal);
    },
    async sendToConnection({ stage, connectionId, data }) {
      await (await stages.open(stage.key)).connections.send(connectionId, data);
      return {};
    },
    async disconnect({ stage, connectionId }) {
      (await stages.open(stage.key)).connections.disconnect(connectionId);
      return {};
    },
    loadApp: ({ artifact, nodeMajor }) => load(host, artifact, nodeMajor),
  };
}

function deployed(slot: StageSlot): { slot: StageSlot; version: Version } {
  if (slot.version === undefined) throw new Error('Nothing is deployed to this stage yet. Deploy it first.');
  return { slot, version: slot.version };
}

async function invoke(version: Version, functionName: string, payload: string): Promise<Result<'invoke'>> {
  const pool = version.functions.get(functionName);
  if (pool === undefined) {
    const names = [...version.functions.keys()].join(', ');
    throw new Error(`There is no function “${functionName}” in what is deployed. There are: ${names}.`);
  }
  assertJson(payload);
  let onLog: (tail: readonly string[]) => void = () => {};
  const log = new Promise<readonly string[]>((resolve) => {
    onLog = resolve;
  });
  const { isThrottled: _, ...result } = await pool.invoke(payload, onLog);
  // What it answers is its own; what it failed with is shown by others.
  const answer = result.functionError === undefined ? result.payload : version.mask(result.payload);
  return { ...result, payload: answer, logTail: [...(await log)] };
}

function assertJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (cause) {
    throw new Error('The event is not JSON. Mend it and invoke again.', { cause });
  }
}

async function request(
  { slot, version }: { slot: StageSlot; version: Version },
  call: Params<'request'>['call'],
): Promise<Result<'request'>> {
  const began = performance.now();
  const answer = await callRestApi(slot, version, {
    method: call.method,
    url: call.path.startsWith('/') ? call.path : `/${call.path}`,
    headers: Object.entries(call.headers),
    body: call.body ?? new Uint8Array(),
    sourceIp: '127.0.0.1',
    domainName: 'localhost',
  });
  return { ...answer, durationMs: performance.now() - began };
}

async function load(
  host: Host,
  artifact: Params<'loadApp'>['artifact'],
  nodeMajor: number,
): Promise<Result<'loadApp'>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'load-app-'));
  try {
    const appDirectory = await unpackArtifact(artifact, directory);
    const node = chooseNode(host.nodeBinaries, nodeMajor);
    const options = { isolation: host.isolation, node, appDirectory, file: 'index.mjs', env: {}, memoryMb: 512 };
    return copied(await loadApp(options));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function copied(result: Awaited<ReturnType<typeof loadApp>>): Result<'loadApp'> {
  if (!result.ok) return result;
  const { spec, handlers, blueprintHandlers, blueprints } = result.app;
  return {
    ok: true,
    app: {
      spec,
      handlers: [...handlers],
      blueprintHandlers: blueprintHandlers.map((each) => [...each]),
      blueprints: [...blueprints],
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<Record<string, never>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({});
    signal.addEventListener('abort', () => resolve({}), { once: true });
  });
}
