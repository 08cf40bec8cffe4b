import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ClientTimes } from '../gateway/client-times';
import { type RunnerStatus, runnerStatusSchema } from '../protocol/schemas';
import type { RunnerConfig } from '../runner/config';

export type SpawnRunnerOptions = {
  /** `dist/runner.mjs` of this package. */
  entry: string;
  dataDirectory: string;
  gatewayPort: number;
  gatewayHost?: string;
  gatewayPublicUrl?: string;
  allowOpenNetwork?: boolean;
  /** Beginnings of the names of the studio's own cookies; the default knows better-auth's. */
  studioCookies?: readonly string[];
  /** Node binaries by major, beside this process's own. */
  nodeBinaries?: Readonly<Record<string, string>>;
  instanceLimit?: number;
  /** How long the gateway waits for a function; API Gateway's 29 s by default. */
  integrationTimeoutMs?: number;
  /** How long the gateway waits for a client that sends or takes slowly. */
  clientTimes?: ClientTimes;
  /** Kept in the data folder when it is not given. It also seals the secrets of deployments there. */
  token?: string;
  /** Called when it ended, by itself or because it was stopped; nothing is started again by this. */
  onExit?: (exit: { code: number | null; signal: string | null }) => void;
  log?: (line: { level: 'info' | 'error'; message: string }) => void;
};

export type SpawnedRunner = {
  address: string;
  token: string;
  pid: number;
  status: RunnerStatus;
  /** Ends it; resolves when it is gone. */
  stop(): Promise<void>;
};

const lineSchema = z.union([
  z.object({ ready: runnerStatusSchema }),
  z.object({ level: z.enum(['info', 'error']), message: z.string(), fatal: z.boolean().optional() }),
]);

/** How many ports above a taken one are tried. */
const PORTS_TO_TRY = 50;
/** The longest path of a Unix socket that every system takes. */
const LONGEST_SOCKET_PATH = 100;

/** Starts the embedded runner: a child process with an empty environment. Rejects with its own words when it does not start. */
export async function spawnRunner(options: SpawnRunnerOptions): Promise<SpawnedRunner> {
  await mkdir(options.dataDirectory, { recursive: true });
  const token = options.token ?? (await keptToken(options.dataDirectory));
  const { address, cleanUp } = await socketPath(options.dataDirectory);
  // Node itself reads no variable that the runner would need; PATH finds unshare, prlimit and their like.
  const child = spawn(process.execPath, ['--no-warnings', options.entry, '--embedded'], {
    env: { PATH: process.env.PATH ?? '' },
    cwd: options.dataDirectory,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // it has ended; `exit` tells
  child.stdin.write(`${JSON.stringify(configOf(options, { token, address }))}\n`);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      void cleanUp();
      options.onExit?.({ code, signal });
      resolve();
    });
  });
  createInterface({ input: child.stderr }).on('line', (message) => options.log?.({ level: 'error', message }));

  const status = await new Promise<RunnerStatus>((resolve, reject) => {
    child.once('error', reject);
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = parseLine(text);
      if (line === undefined) return options.log?.({ level: 'info', message: text });
      if ('ready' in line) return resolve(line.ready);
      if (line.fatal === true) reject(new Error(line.message));
      options.log?.({ level: line.level, message: line.message });
    });
    void exited.then(() => reject(new Error('The runner ended before it served; its last lines say why.')));
  });
  return {
    address,
    token,
    pid: child.pid ?? 0,
    status,
    async stop() {
      child.stdin.end();
      const killing = setTimeout(() => child.kill('SIGKILL'), 8000);
      await exited;
      clearTimeout(killing);
    },
  };
}

function configOf(options: SpawnRunnerOptions, own: { token: string; address: string }): Partial<RunnerConfig> {
  return {
    ...own,
    dataDirectory: path.resolve(options.dataDirectory),
    gatewayPort: options.gatewayPort,
    gatewayPortsToTry: PORTS_TO_TRY,
    ...(options.gatewayHost === undefined ? {} : { gatewayHost: options.gatewayHost }),
    ...(options.gatewayPublicUrl === undefined ? {} : { gatewayPublicUrl: options.gatewayPublicUrl }),
    ...(options.allowOpenNetwork === undefined ? {} : { allowOpenNetwork: options.allowOpenNetwork }),
    ...(options.studioCookies === undefined ? {} : { studioCookies: [...options.studioCookies] }),
    ...(options.nodeBinaries === undefined ? {} : { nodeBinaries: { ...options.nodeBinaries } }),
    ...(options.integrationTimeoutMs === undefined ? {} : { integrationTimeoutMs: options.integrationTimeoutMs }),
    ...(options.clientTimes === undefined ? {} : { clientTimes: options.clientTimes }),
    ...(options.instanceLimit === undefined ? {} : { instanceLimit: options.instanceLimit }),
  };
}

async function keptToken(dataDirectory: string): Promise<string> {
  const file = path.join(dataDirectory, 'runner-token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const token = randomBytes(32).toString('hex');
  await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
  return token;
}

async function socketPath(dataDirectory: string): Promise<{ address: string; cleanUp: () => Promise<void> }> {
  const address = path.resolve(dataDirectory, 'runner.sock');
  if (address.length <= LONGEST_SOCKET_PATH) return { address, cleanUp: () => rm(address, { force: true }) };
  const directory = await mkdtemp(path.join(tmpdir(), 'chalice-runner-'));
  return {
    address: path.join(directory, 'runner.sock'),
    cleanUp: () => rm(directory, { recursive: true, force: true }),
  };
}

function parseLine(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
