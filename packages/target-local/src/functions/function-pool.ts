import { randomUUID } from 'node:crypto';
import type { SandboxOptions } from '@chalice-studio/sandbox';
import type { LogStore } from '../logs/log-store';
import { FunctionInstance } from './function-instance';
import { functionLogEvent } from './function-log';
import type { InstanceBudget } from './instance-budget';
import { endingOf, type Invocation } from './invocation';

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
const LOG_TAIL_LINES = 50;
/** Lambda freezes a function between its events. Here one that goes on by itself is found out, and stopped. */
const CHECK_MS = 5000;
const RESPONSE_MS = 3000;

export type StartedInvocation = Promise<Invocation> & { settled?: Promise<readonly string[]> };

/** A Lambda function: warm instances, started when all are busy, up to its concurrency and the machine's budget. */
export class FunctionPool {
  readonly name: string;
  readonly #options: FunctionPoolOptions;
  readonly #instances = new Set<FunctionInstance>();
  readonly #idle: FunctionInstance[] = [];
  readonly #running = new Set<Promise<unknown>>();
  readonly #reaper: NodeJS.Timeout;
  #isClosed = false;

  constructor(options: FunctionPoolOptions) {
    this.name = options.name;
    this.#options = options;
    this.#reaper = setInterval(() => void this.#reap(), CHECK_MS);
    this.#reaper.unref();
  }

  /** Starts an instance ahead of the first event; answers Lambda's words when the code cannot be loaded. */
  async warm(): Promise<string | undefined> {
    if (this.#instances.size > 0 || !this.#options.budget.makeRoom()) return undefined;
    const { instance, refusal } = await this.#start('init');
    if (refusal === undefined) {
      this.#release(instance);
      return undefined;
    }
    return endingOf(refusal, { requestId: 'init', timeoutMs: this.#options.timeoutMs }).reason;
  }

  /**
   * Runs one event (JSON text). The answer does not wait for the log; `onLog` gets its last lines when they are complete.
   */
  async invoke(event: string, onLog?: (tail: readonly string[]) => void): Promise<Invocation> {
    const requestId = randomUUID();
    const started = performance.now();
    const lines: string[] | undefined = onLog === undefined ? undefined : [];
    const isRoom = this.#idle.length > 0 || this.#hasRoom();
    if (!isRoom) {
      this.#platform(
        requestId,
        'error',
        `${requestId} Rate Exceeded: ${this.#instances.size} instances are busy (the function has ${this.#options.maximumInstances}, this machine ${this.#options.budget.limit}).`,
      );
      onLog?.([]);
      return {
        requestId,
        payload: JSON.stringify({ errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' }),
        functionError: 'Unhandled',
        isThrottled: true,
        durationMs: 0,
      };
    }
    const run = this.#run({ requestId, event, started, lines, onLog });
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** No new instance; those that work end their event, then all stop. */
  async drain(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#reaper);
    for (const instance of this.#idle.splice(0)) instance.stop();
    await Promise.allSettled(this.#running);
    await this.stop();
  }

  async stop(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#reaper);
    const all = [...this.#instances];
    for (const instance of all) instance.stop();
    await Promise.all(all.map((instance) => instance.exited));
  }

  #hasRoom(): boolean {
    return this.#instances.size < this.#options.maximumInstances && this.#options.budget.makeRoom();
  }

  async #run(call: {
    requestId: string;
    event: string;
    started: number;
    lines: string[] | undefined;
    onLog: ((tail: readonly string[]) => void) | undefined;
  }): Promise<Invocation> {
    const { requestId, event, lines, onLog } = call;
    const { timeoutMs } = this.#options;
    const warm = this.#takeIdle();
    const { instance, refusal, initMs } =
      warm === undefined ? await this.#start(requestId) : { instance: warm, refusal: undefined, initMs: undefined };
    this.#platform(requestId, 'info', `START RequestId: ${requestId} Version: $LATEST`);
    this.#tails.set(requestId, lines ?? []);
    const began = performance.now();
    const { outcome, outputRead } =
      refusal === undefined
        ? await instance.invoke({ requestId, event, timeoutMs })
        : { outcome: refusal, outputRead: Promise.resolve(0) };
    const durationMs = performance.now() - began;
    const ending = endingOf(outcome, { requestId, timeoutMs });
    if (instance.isAlive && !this.#isClosed) this.#release(instance);
    else instance.stop();
    void outputRead.then((droppedBytes) => {
      this.#report({ requestId, durationMs, initMs, reason: ending.reason, droppedBytes });
      this.#tails.delete(requestId);
      onLog?.((lines ?? []).slice(-LOG_TAIL_LINES));
    });
    return {
      requestId,
      payload: ending.payload,
      durationMs,
      ...(ending.functionError === undefined ? {} : { functionError: ending.functionError }),
    };
  }

  readonly #tails = new Map<string, string[]>();

  async #start(requestId: string) {
    const began = performance.now();
    const instance: FunctionInstance = new FunctionInstance(() => this.#forget(instance));
    this.#instances.add(instance);
    this.#options.budget.add(instance);
    const refusal = await instance.start(this.#options.sandbox, (line) => {
      const logged = functionLogEvent(
        this.name,
        line.requestId === undefined ? { ...line, requestId: undefined } : line,
      );
      this.#options.logs.append(logged);
      if (line.requestId !== undefined) this.#tails.get(line.requestId)?.push(logged.message);
    });
    if (refusal !== undefined && requestId === 'init')
      this.#platform(
        undefined,
        'error',
        endingOf(refusal, { requestId, timeoutMs: this.#options.timeoutMs }).reason ?? '',
      );
    return { instance, refusal, initMs: performance.now() - began };
  }

  #takeIdle(): FunctionInstance | undefined {
    for (;;) {
      const instance = this.#idle.pop();
      if (instance === undefined || instance.isAlive) {
        if (instance !== undefined) instance.idleSince = undefined;
        return instance;
      }
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

  async #reap(): Promise<void> {
    const limit = Date.now() - IDLE_MS;
    for (const instance of [...this.#idle]) {
      if ((instance.idleSince ?? limit) < limit) instance.stop();
      else if (!(await instance.isResponsive(RESPONSE_MS)) && instance.idleSince !== undefined) {
        instance.stop();
        this.#platform(
          undefined,
          'error',
          'An instance was stopped: its code went on working after it had answered. Lambda would have frozen it.',
        );
      }
    }
  }

  #report(end: {
    requestId: string;
    durationMs: number;
    initMs: number | undefined;
    reason: string | undefined;
    droppedBytes: number;
  }): void {
    const { requestId, reason, droppedBytes } = end;
    if (droppedBytes > 0)
      this.#platform(
        requestId,
        'warning',
        `${requestId} Printed more than is kept of one invocation: ${droppedBytes} bytes were dropped.`,
      );
    if (reason !== undefined) this.#platform(requestId, 'error', reason);
    this.#platform(requestId, 'info', `END RequestId: ${requestId}`);
    const billed = Math.ceil(end.durationMs);
    const init = end.initMs === undefined ? '' : `\tInit Duration: ${end.initMs.toFixed(2)} ms`;
    this.#platform(
      requestId,
      'info',
      `REPORT RequestId: ${requestId}\tDuration: ${end.durationMs.toFixed(2)} ms\tBilled Duration: ${billed} ms\tMemory Size: ${this.#options.memoryMb} MB${init}`,
    );
  }

  #platform(requestId: string | undefined, level: 'info' | 'warning' | 'error', message: string): void {
    this.#options.logs.append({
      functionName: this.name,
      source: 'platform',
      level,
      message,
      ...(requestId === undefined ? {} : { requestId }),
    });
    if (requestId !== undefined && level === 'error') this.#tails.get(requestId)?.push(message);
  }
}
