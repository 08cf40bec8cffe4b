import type { Target } from '@chalice-studio/target';
import { createLocalTarget, type LoadedProject, RunnerClient, type RunnerStatus } from '@chalice-studio/target-local';
import { AppError } from '../app-error';
import type { RunnerStatusRecord } from '../studio/schema';
import type { Runner } from './runner';
import type { Launch, LaunchedRunner } from './runner-launch';
import { appErrorOf } from './target-failure';

const BACKOFF_MS = [200, 1000, 3000, 10_000];
/** How often a runner is asked how it is: the only way to know of one in another container. */
const ASK_MS = 10_000;

const unknown = { isNetworkOpen: false, warnings: [], nodeVersions: [] };

/** The runner of local stages, started again whenever it ends; every change of its status is told. */
export class LocalRunner implements Runner {
  readonly #launch: Launch;
  readonly #onStatus: (status: RunnerStatusRecord) => void;
  readonly #closing = new AbortController();
  readonly #waiting = new Set<(target: Target) => void>();
  #status: RunnerStatusRecord = { state: 'starting', ...unknown };
  #target: Target | undefined;
  #client: RunnerClient | undefined;
  #gatewayAddress = '';
  #pid: number | undefined;
  #running: Promise<void>;

  constructor(launch: Launch, onStatus: (status: RunnerStatusRecord) => void) {
    this.#launch = launch;
    this.#onStatus = onStatus;
    this.#running = this.#run();
  }

  status(): RunnerStatusRecord {
    return this.#status;
  }

  target(): Target {
    if (this.#target !== undefined) return this.#target;
    throw unavailable(this.#status);
  }

  whenReady(signal: AbortSignal): Promise<Target> {
    if (this.#target !== undefined) return Promise.resolve(this.#target);
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#waiting.delete(resolve);
        reject(signal.reason);
      };
      this.#waiting.add(resolve);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  async loadApp(
    artifact: { bytes: Uint8Array; sha256: string },
    options: { nodeMajor: number },
  ): Promise<LoadedProject> {
    const client = this.#client;
    if (client === undefined) throw unavailable(this.#status);
    try {
      return await client.loadApp(artifact, options);
    } catch (cause) {
      throw appErrorOf(cause);
    }
  }

  /** Of the child process that serves now. */
  get pid(): number | undefined {
    return this.#pid;
  }

  gatewayAddress(): string {
    this.target();
    return this.#gatewayAddress;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#closing.signal.aborted; failures += 1) {
      const startedAt = Date.now();
      const reason = await this.#serve().catch((error: unknown) => messageOf(error));
      this.#target = undefined;
      this.#client = undefined;
      if (this.#closing.signal.aborted) return;
      this.#say({ state: 'unavailable', ...unknown, message: `${reason} It is started again by itself.` });
      if (Date.now() - startedAt > 60_000) failures = 0;
      await pause(BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0, this.#closing.signal);
    }
  }

  /** One life of a runner; answers why it ended. */
  async #serve(): Promise<string> {
    const launched = await this.#launch();
    this.#pid = launched.pid;
    const client = new RunnerClient(launched);
    try {
      const status = await client.status();
      this.#gatewayAddress = `${launched.gatewayHost}:${status.gatewayPort}`;
      this.#client = client;
      this.#welcome(createLocalTarget(client), status);
      return await this.#watch(client, launched);
    } finally {
      client.close();
      await launched.stop();
    }
  }

  #welcome(target: Target, status: RunnerStatus): void {
    this.#target = target;
    this.#say(readyStatus(status));
    for (const resolve of this.#waiting) resolve(target);
    this.#waiting.clear();
  }

  async #watch(client: RunnerClient, { ended }: LaunchedRunner): Promise<string> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const end = await Promise.race([ended, pause(ASK_MS, signal)]);
      if (typeof end === 'string') return end;
      if (!signal.aborted) this.#say(readyStatus(await client.status()));
    }
    return 'The studio is closing.';
  }

  #say(status: RunnerStatusRecord): void {
    const isNew = JSON.stringify(status) !== JSON.stringify(this.#status);
    this.#status = status;
    if (isNew) this.#onStatus(status);
  }
}

function unavailable({ state, message = 'Try again in a moment.' }: RunnerStatusRecord): AppError {
  return new AppError({
    code: 'RUNNER_UNAVAILABLE',
    message: `The runner, which runs local stages, is ${state}. ${message}`,
  });
}

function readyStatus({ gatewayUrl, isolation, nodeMajors }: RunnerStatus): RunnerStatusRecord {
  return {
    state: 'ready',
    gatewayUrl,
    isNetworkOpen: isolation.network === 'open',
    warnings: isolation.warnings,
    nodeVersions: nodeMajors.map(String),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
