import type { InvocationOutcome, OutputLine } from '@chalice-studio/sandbox';
import { type Sandbox, type SandboxOptions, type StartOutcome, startSandbox } from '@chalice-studio/sandbox';

type Outcome = InvocationOutcome | Exclude<StartOutcome, { type: 'ready' }>;

/** One process of a function: one event at a time, as in Lambda. */
export class FunctionInstance {
  idleSince: number | undefined;
  #sandbox: Sandbox | undefined;
  #isStopped = false;
  readonly #settled = new Map<string, (droppedBytes: number) => void>();
  readonly #onExit: () => void;

  constructor(onExit: () => void) {
    this.#onExit = onExit;
  }

  /** Undefined when it runs, else why it does not. */
  async start(
    options: SandboxOptions,
    onLine: (line: OutputLine) => void,
  ): Promise<Exclude<StartOutcome, { type: 'ready' }> | undefined> {
    const sandbox = await startSandbox({
      ...options,
      onLine,
      onSettled: (requestId, droppedBytes) => {
        this.#settled.get(requestId)?.(droppedBytes);
        this.#settled.delete(requestId);
      },
    });
    this.#sandbox = sandbox;
    void sandbox.exited.then(() => {
      for (const settle of this.#settled.values()) settle(0);
      this.#settled.clear();
      this.#onExit();
    });
    if (this.#isStopped) sandbox.kill();
    const outcome = await sandbox.started;
    if (outcome.type === 'ready') return undefined;
    sandbox.kill();
    await sandbox.exited; // what it printed is all there
    return outcome;
  }

  get isAlive(): boolean {
    return !this.#isStopped && this.#sandbox?.isAlive === true;
  }

  /** `outputRead` comes when everything that the invocation printed was read. */
  async invoke(call: {
    requestId: string;
    event: string;
    timeoutMs: number;
  }): Promise<{ outcome: Outcome; outputRead: Promise<number> }> {
    const sandbox = this.#sandbox;
    if (sandbox === undefined) throw new Error('This instance was not started.');
    const outputRead = new Promise<number>((resolve) => this.#settled.set(call.requestId, resolve));
    const outcome = await sandbox.invoke(call);
    if (outcome.type === 'exit' || outcome.type === 'timeout') await sandbox.exited;
    return { outcome, outputRead };
  }

  /** False when its code goes on working after its answer and lets nothing else in. */
  async isResponsive(timeoutMs: number): Promise<boolean> {
    return (await this.#sandbox?.isResponsive(timeoutMs)) ?? true;
  }

  stop(): void {
    this.#isStopped = true;
    this.#sandbox?.kill();
  }

  get exited(): Promise<unknown> {
    return this.#sandbox?.exited ?? Promise.resolve();
  }
}
