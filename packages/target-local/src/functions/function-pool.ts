import { randomUUID } from 'node:crypto';
import type { SandboxOptions } from '@chalice-studio/sandbox';
import type { LogStore } from '../logs/log-store';
import { FunctionInstance } from './function-instance';
import type { InstanceBudget } from './instance-budget';
import { endingOf, type Invocation } from './invocation';
import { InvocationLog } from './invocation-log';

export type FunctionPoolOptions = {
  /** Without app and stage. */
  name: string;
  sandbox: SandboxOptions;
  timeoutMs: number;
  memoryMb: number;
  maximumInstances: number;
  budget: InstanceBudget;
  logs: LogStore;
};

/** An instance that has had nothing to do for this long is stopped. */
const IDLE_MS = 5 * 60_000;
/** Lambda freezes a function between its events. Here one that goes on by itself is found out, and stopped. */
const CHECK_MS = 5000;
const RESPONSE_MS = 3000;

type Call = { requestId: string; event: string; onLog: ((tail: readonly string[]) => void) | undefined };

/** A Lambda function: warm instances, started when all are busy, up to its concurrency and the machine's budget. */
export class FunctionPool {
  readonly name: string;
  readonly #options: FunctionPoolOptions;
  readonly #log: InvocationLog;
  readonly #instances = new Set<FunctionInstance>();
  readonly #idle: FunctionInstance[] = [];
  readonly #running = new Set<Promise<unknown>>();
  readonly #checks: NodeJS.Timeout;
  #isClosed = false;

  constructor(options: FunctionPoolOptions) {
    this.name = options.name;
    this.#options = options;
    this.#log = new InvocationLog({ functionName: options.name, memoryMb: options.memoryMb, logs: options.logs });
    this.#checks = setInterval(() => void this.#check(), CHECK_MS);
    this.#checks.unref();
  }

  /** Starts an instance ahead of the first event; answers Lambda's words when the code cannot be loaded. */
  async warm(): Promise<string | undefined> {
    if (this.#instances.size > 0 || !this.#options.budget.makeRoom()) return undefined;
    const { instance, refusal } = await this.#start();
    if (refusal === undefined) {
      this.#release(instance);
      return undefined;
    }
    const { reason } = endingOf(refusal, { requestId: 'init', timeoutMs: this.#options.timeoutMs });
    if (reason !== undefined) this.#log.platform('error', reason);
    return reason;
  }

  /** Runs one event (JSON text). The answer does not wait for the log; `onLog` gets its last lines when they are complete. */
  async invoke(event: string, onLog?: (tail: readonly string[]) => void): Promise<Invocation> {
    const requestId = randomUUID();
    if (this.#idle.length === 0 && !this.#hasRoom()) {
      onLog?.([]);
      return this.#throttled(requestId);
    }
    const run = this.#run({ requestId, event, onLog });
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** What works ends its event, then all stop. */
  async drain(): Promise<void> {
    this.#close();
    for (const instance of this.#idle.splice(0)) instance.stop();
    await Promise.allSettled(this.#running);
    await this.stop();
  }

  async stop(): Promise<void> {
    this.#close();
    const all = [...this.#instances];
    for (const instance of all) instance.stop();
    await Promise.all(all.map((instance) => instance.exited));
  }

  #close(): void {
    this.#isClosed = true;
    clearInterval(this.#checks);
  }

  #hasRoom(): boolean {
    return this.#instances.size < this.#options.maximumInstances && this.#options.budget.makeRoom();
  }

  #throttled(requestId: string): Invocation {
    const { maximumInstances, budget } = this.#options;
    const busy = `${this.#instances.size} instances are busy (the function has ${maximumInstances}, this machine ${budget.limit})`;
    this.#log.platform('error', `${requestId} Rate Exceeded: ${busy}.`, requestId);
    const payload = JSON.stringify({ errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' });
    return { requestId, payload, functionError: 'Unhandled', isThrottled: true, durationMs: 0 };
  }

  async #run({ requestId, event, onLog }: Call): Promise<Invocation> {
    const { timeoutMs } = this.#options;
    const warm = this.#takeIdle();
    const { instance, refusal, initMs } =
      warm === undefined ? await this.#start() : { instance: warm, refusal: undefined, initMs: undefined };
    this.#log.start(requestId, onLog !== undefined);
    const began = performance.now();
    const { outcome, outputRead } =
      refusal === undefined
        ? await instance.invoke({ requestId, event, timeoutMs })
        : { outcome: refusal, outputRead: Promise.resolve(0) };
    const durationMs = performance.now() - began;
    const { payload, functionError, reason } = endingOf(outcome, { requestId, timeoutMs });
    if (instance.isAlive && !this.#isClosed) this.#release(instance);
    else instance.stop();
    void outputRead.then((droppedBytes) => {
      const tail = this.#log.end({ requestId, durationMs, initMs, reason, droppedBytes });
      onLog?.(tail);
    });
    return { requestId, payload, durationMs, ...(functionError === undefined ? {} : { functionError }) };
  }

  async #start() {
    const began = performance.now();
    const instance: FunctionInstance = new FunctionInstance(() => this.#forget(instance));
    this.#instances.add(instance);
    this.#options.budget.add(instance);
    const refusal = await instance.start(this.#options.sandbox, (line) => this.#log.line(line));
    return { instance, refusal, initMs: performance.now() - began };
  }

  #takeIdle(): FunctionInstance | undefined {
    for (;;) {
      const instance = this.#idle.pop();
      if (instance === undefined) return undefined;
      instance.idleSince = undefined;
      if (instance.isAlive) return instance;
    }
  }

  #release(instance: FunctionInstance): void {
    instance.idleSince = Date.now();
    this.#idle.push(instance);
  }

  #forget(instance: FunctionInstance): void {
    this.#instances.delete(instance);
    this.#options.budget.remove(instance);
    const at = this.#idle.indexOf(instance);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  async #check(): Promise<void> {
    const limit = Date.now() - IDLE_MS;
    for (const instance of [...this.#idle]) {
      if ((instance.idleSince ?? limit) < limit) instance.stop();
      else if (!(await instance.isResponsive(RESPONSE_MS)) && instance.idleSince !== undefined) {
        instance.stop();
        const what = 'its code went on working after it had answered. Lambda would have frozen it.';
        this.#log.platform('error', `An instance was stopped: ${what}`);
      }
    }
  }
}
