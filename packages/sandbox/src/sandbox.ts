import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Duplex } from 'node:stream';
import { childDirectory } from './child-directory';
import { type NodeBinary, pathsInside, sandboxCommand } from './command';
import { deferred } from './deferred';
import { describeExit, type SandboxExit } from './exit';
import { type FunctionFailure, foreignWords, readFailure, readValue } from './failure';
import { encodeFrame, frameReader, frameTypes } from './frames';
import type { Isolation } from './isolation';
import { Output, type OutputListener } from './output';

export type FunctionIdentity = {
  functionName: string;
  functionArn: string;
  memoryMb: number;
  logGroupName: string;
  logStreamName: string;
};

export type SandboxOptions = {
  isolation: Isolation;
  node: NodeBinary;
  /** The folder with the code; nothing else of it is readable. */
  appDirectory: string;
  /** The module to load, relative to `appDirectory`, and the export that handles events. */
  file: string;
  export?: string;
  /** The whole environment that the code sees. */
  env: Readonly<Record<string, string>>;
  memoryMb: number;
  identity?: FunctionIdentity;
  /** Connections to these local ports go to the sockets of these names in the folder; there is no other way out. */
  sockets?: { directory: string; ports: readonly { port: number; name: string }[] };
  limits?: Partial<SandboxLimits>;
} & OutputListener;

export type SandboxLimits = {
  /** Output kept of one invocation. */
  outputBytes: number;
  answerBytes: number;
};

export type InvocationOutcome =
  | { type: 'answer'; payload: string }
  | { type: 'failure'; failure: FunctionFailure }
  | { type: 'timeout' }
  | { type: 'exit'; exit: SandboxExit };

export type StartOutcome =
  | { type: 'ready'; value: unknown }
  | { type: 'failure'; failure: FunctionFailure }
  | { type: 'timeout' }
  | { type: 'exit'; exit: SandboxExit };

/** `event` is JSON text. */
export type SandboxCall = { requestId: string; event: string; timeoutMs: number };

export type Sandbox = {
  readonly pid: number | undefined;
  /** Settles once, when the code is loaded or cannot be. */
  readonly started: Promise<StartOutcome>;
  readonly exited: Promise<SandboxExit>;
  readonly isAlive: boolean;
  /** One event at a time. At the time limit the process is killed. */
  invoke(call: SandboxCall): Promise<InvocationOutcome>;
  /** False when its code has not let go of the processor for this long: it is at work although nobody asked. */
  isResponsive(timeoutMs: number): Promise<boolean>;
  kill(): void;
};

const defaultLimits: SandboxLimits = { outputBytes: 4 * 1024 * 1024, answerBytes: 6 * 1024 * 1024 };
/** Lambda gives a function's initialisation ten seconds. */
const START_TIMEOUT_MS = 10_000;

/** Starts a process for one function of a bundled app. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  return start(options, frameTypes.start);
}

/** The same for the module that tells what an app registers. */
export async function start(options: SandboxOptions, startType: number): Promise<Sandbox> {
  const own = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  const paths = { app: options.appDirectory, child: childDirectory, sockets: options.sockets?.directory, own };
  const command = { isolation: options.isolation, node: options.node, paths, memoryMb: options.memoryMb };
  const [program = '', ...words] = sandboxCommand(command);
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    cwd: options.isolation.files === 'namespace' ? '/' : own,
    env: { PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', TZ: 'UTC' },
    detached: true,
  });
  const mark = `\u001e${randomBytes(12).toString('hex')}:`;
  const limits = { ...defaultLimits, ...options.limits };
  const sandbox = new SandboxProcess(child, { mark, limits, listener: options });
  sandbox.send(startType, startFrame({ options, inside: pathsInside(command), mark, limits }));
  void sandbox.exited.then(() => rm(own, { recursive: true, force: true }));
  return sandbox;
}

class SandboxProcess implements Sandbox {
  readonly exited: Promise<SandboxExit>;
  isAlive = true;
  readonly #child: ChildProcess;
  readonly #channel: Duplex;
  readonly #output: Output;
  readonly #started = deferred<StartOutcome>();
  readonly #pongs: (() => void)[] = [];
  #exit: SandboxExit | undefined;
  #waiting: ((outcome: InvocationOutcome) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess, options: { mark: string; limits: SandboxLimits; listener: OutputListener }) {
    const channel = child.stdio[3];
    if (!(channel instanceof Duplex)) throw new Error('The sandbox’s channel was not opened.');
    const { mark, limits, listener } = options;
    this.#child = child;
    this.#channel = channel;
    this.#output = new Output(child, { mark, maximumBytes: limits.outputBytes, listener });
    const read = frameReader(limits.answerBytes + 64 * 1024, (type, text) => this.#receive(type, text));
    channel.on('data', (chunk: Buffer) => {
      if (!read(chunk)) this.kill(); // more than was agreed: no answer of ours
    });
    channel.on('error', () => this.kill());
    this.exited = new Promise<SandboxExit>((resolve) => {
      child.on('error', (error) => resolve({ reason: 'not-started', message: error.message }));
      child.on('close', (code, signal) => resolve(describeExit({ code, signal, lastErrors: this.#output.lastErrors })));
    }).then((exit) => this.#end(exit));
    const timer = setTimeout(() => {
      this.#started.resolve({ type: 'timeout' });
      this.kill();
    }, START_TIMEOUT_MS);
    void this.started.then(() => clearTimeout(timer));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get started(): Promise<StartOutcome> {
    return this.#started.promise;
  }

  send(type: number, value: unknown): void {
    this.#channel.write(encodeFrame(type, JSON.stringify(value)));
  }

  invoke({ requestId, event, timeoutMs }: SandboxCall): Promise<InvocationOutcome> {
    if (this.#waiting !== undefined) throw new Error('A sandbox takes one event at a time.');
    if (this.#exit !== undefined) return Promise.resolve({ type: 'exit', exit: this.#exit });
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#output.expect(requestId);
      this.#timer = setTimeout(() => {
        this.#settle({ type: 'timeout' });
        this.kill();
      }, timeoutMs);
      const head = JSON.stringify({ requestId, deadline: Date.now() + timeoutMs });
      this.#channel.write(encodeFrame(frameTypes.invoke, `${head}\n${event}`));
    });
  }

  isResponsive(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs, false);
      this.#pongs.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
      this.send(frameTypes.ping, {});
    });
  }

  kill(): void {
    this.isAlive = false;
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL'); // it is gone already, or has no group of its own
    }
  }

  /** People's code reaches the channel as well as the child does, so a frame may hold anything. */
  #receive(type: number, text: string): void {
    if (type === frameTypes.pong) this.#pongs.shift()?.();
    else if (!this.#take(type, text)) this.#receiveForeign();
  }

  /** False when it is nothing that the child says. */
  #take(type: number, text: string): boolean {
    const value = readValue(text);
    if (value === undefined) return false;
    if (type === frameTypes.ready) this.#started.resolve({ type: 'ready', value: value.of });
    if (type === frameTypes.answer) this.#settle({ type: 'answer', payload: text });
    if (type !== frameTypes.failure && type !== frameTypes.refused) return true;
    const failure = readFailure(value.of);
    if (failure === undefined) return false;
    if (failure.isFatal === true) this.isAlive = false;
    if (type === frameTypes.refused) this.#started.resolve({ type: 'failure', failure });
    else this.#settle({ type: 'failure', failure });
    return true;
  }

  #receiveForeign(): void {
    const failure = foreignWords();
    this.#started.resolve({ type: 'failure', failure });
    this.#settle({ type: 'failure', failure });
    this.kill();
  }

  #settle(outcome: InvocationOutcome): void {
    clearTimeout(this.#timer);
    const listener = this.#waiting;
    this.#waiting = undefined;
    listener?.(outcome);
  }

  #end(exit: SandboxExit): SandboxExit {
    this.isAlive = false;
    this.#exit = exit;
    this.#started.resolve({ type: 'exit', exit });
    this.#settle({ type: 'exit', exit });
    this.#output.close();
    return exit;
  }
}

/** What the child needs to know; the environment comes here and not at the start, where it would be the wrappers' too. */
function startFrame(input: {
  options: SandboxOptions;
  inside: ReturnType<typeof pathsInside>;
  mark: string;
  limits: SandboxLimits;
}) {
  const { options, inside, mark, limits } = input;
  const ports = options.sockets?.ports ?? [];
  return {
    env: options.env,
    file: `${inside.app}/${options.file}`,
    export: options.export,
    mark,
    redirects: ports.map(({ port, name }) => ({ port, path: `${inside.sockets}/${name}` })),
    temporary: inside.temporary,
    maximumAnswerBytes: limits.answerBytes,
    identity: options.identity,
  };
}
