import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Duplex, type Readable } from 'node:stream';
import { childDirectory } from './child-directory';
import { type NodeBinary, pathsInside, sandboxCommand } from './command';
import { describeExit, type SandboxExit } from './exit';
import { encodeFrame, frameReader, frameTypes } from './frames';
import type { Isolation } from './isolation';
import { createOutputReader } from './output-reader';

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
  onLine?: (line: OutputLine) => void;
  /** Both streams of an invocation are read to their end; `droppedBytes` were beyond the limit. */
  onSettled?: (requestId: string, droppedBytes: number) => void;
};

export type SandboxLimits = {
  /** Output kept of one invocation. */
  outputBytes: number;
  answerBytes: number;
};

export type OutputLine = { stream: 'stdout' | 'stderr'; text: string; requestId: string | undefined };

/** Lambda's payload of an error. `isFatal`: the process ended with it. */
export type FunctionFailure = { errorType: string; errorMessage: string; trace: string[]; isFatal?: boolean };

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

export type Sandbox = {
  readonly pid: number | undefined;
  /** Settles once, when the code is loaded or cannot be. */
  readonly started: Promise<StartOutcome>;
  readonly exited: Promise<SandboxExit>;
  readonly isAlive: boolean;
  /** One event at a time. At the time limit the process is killed. */
  invoke(call: { requestId: string; event: string; timeoutMs: number }): Promise<InvocationOutcome>;
  kill(): void;
};

const defaultLimits: SandboxLimits = { outputBytes: 1024 * 1024, answerBytes: 6 * 1024 * 1024 };
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
  const sandbox = supervise(child, options, startType, pathsInside(command));
  void sandbox.exited.then(() => rm(own, { recursive: true, force: true }));
  return sandbox;
}

function supervise(
  child: ChildProcess,
  options: SandboxOptions,
  startType: number,
  inside: ReturnType<typeof pathsInside>,
): Sandbox {
  const limits = { ...defaultLimits, ...options.limits };
  const mark = `\u001e${randomBytes(12).toString('hex')}:`;
  const channel = child.stdio[3];
  if (!(channel instanceof Duplex)) throw new Error('The sandbox’s channel was not opened.');
  let isAlive = true;
  let lastErrors = '';
  let waiting: ((outcome: InvocationOutcome) => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  const kill = () => {
    isAlive = false;
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL'); // it is gone already, or has no group of its own
    }
  };

  const started = deferred<StartOutcome>();
  const startTimer = setTimeout(() => {
    started.resolve({ type: 'timeout' });
    kill();
  }, START_TIMEOUT_MS);
  void started.promise.then(() => clearTimeout(startTimer));

  const settle = (outcome: InvocationOutcome) => {
    clearTimeout(timer);
    const listener = waiting;
    waiting = undefined;
    listener?.(outcome);
  };

  const read = frameReader(limits.answerBytes + 64 * 1024, (type, text) => {
    if (type === frameTypes.ready) started.resolve({ type: 'ready', value: JSON.parse(text) });
    if (type === frameTypes.refused) started.resolve({ type: 'failure', failure: JSON.parse(text) });
    if (type === frameTypes.answer) settle({ type: 'answer', payload: text });
    if (type === frameTypes.failure) {
      const failure: FunctionFailure = JSON.parse(text);
      if (failure.isFatal === true) isAlive = false;
      settle({ type: 'failure', failure });
    }
  });
  channel.on('data', (chunk: Buffer) => {
    if (!read(chunk)) kill(); // more than was agreed: no answer of ours
  });
  channel.on('error', kill);

  const queues = { stdout: [] as string[], stderr: [] as string[] };
  const marks = new Map<string, number>();
  let droppedBytes = 0;
  for (const stream of ['stdout', 'stderr'] as const) {
    const reader = createOutputReader({
      mark,
      maximumBytes: limits.outputBytes,
      onLine: (text) => {
        if (stream === 'stderr') lastErrors = `${lastErrors}\n${text}`.slice(-4000);
        options.onLine?.({ stream, text, requestId: queues[stream][0] });
      },
      onMark: (requestId, dropped) => {
        queues[stream].shift();
        droppedBytes += dropped;
        const seen = (marks.get(requestId) ?? 0) + 1;
        if (seen < 2) return void marks.set(requestId, seen);
        marks.delete(requestId);
        options.onSettled?.(requestId, droppedBytes);
        droppedBytes = 0;
      },
    });
    const output: Readable | null = child[stream];
    output?.on('data', (chunk: Buffer) => reader.push(chunk));
    output?.on('end', () => reader.end());
  }

  const exited = new Promise<SandboxExit>((resolve) => {
    child.on('error', (error) => resolve({ reason: 'not-started', message: error.message }));
    child.on('close', (code, signal) => resolve(describeExit({ code, signal, lastErrors })));
  }).then((exit) => {
    isAlive = false;
    started.resolve({ type: 'exit', exit });
    settle({ type: 'exit', exit });
    for (const requestId of new Set([...queues.stdout, ...queues.stderr])) options.onSettled?.(requestId, droppedBytes);
    return exit;
  });

  channel.write(encodeFrame(startType, JSON.stringify(startFrame({ options, inside, mark, limits }))));

  return {
    pid: child.pid,
    started: started.promise,
    exited,
    get isAlive() {
      return isAlive;
    },
    kill,
    invoke({ requestId, event, timeoutMs }) {
      if (waiting !== undefined) throw new Error('A sandbox takes one event at a time.');
      return new Promise((resolve) => {
        waiting = resolve;
        queues.stdout.push(requestId);
        queues.stderr.push(requestId);
        timer = setTimeout(() => {
          settle({ type: 'timeout' });
          kill();
        }, timeoutMs);
        const head = JSON.stringify({ requestId, deadline: Date.now() + timeoutMs });
        channel.write(encodeFrame(frameTypes.invoke, `${head}\n${event}`));
      });
    },
  };
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

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
