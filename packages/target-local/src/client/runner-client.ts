import { connect as openSocket } from 'node:net';
import { GoneError } from '@chalice-studio/target';
import { z } from 'zod';
import { connectOptions, type RunnerAddress } from '../protocol/address';
import { type MessageConnection, messageConnection } from '../protocol/connection';
import { contract, type Event, type Method, type Params, type Result, runnerMessageSchema } from '../protocol/contract';
import { createChallenge, isProof, proofOf } from '../protocol/handshake';
import type { RunnerStatus } from '../protocol/schemas';

/** The runner could not be reached, or was lost while a call was under way; the call may or may not have happened. */
export class RunnerLostError extends Error {
  override name = 'RunnerLostError';
}

type Pending = {
  method: Method;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  emit?: ((event: unknown) => void) | undefined;
};

type CallOptions<M extends Method> = { signal?: AbortSignal; onEvent?: (event: Event<M>) => void };

/** How long a call waits for a runner that is just starting, or coming back. */
const PATIENCE_MS = 10_000;
const RETRY_MS = [50, 100, 250, 500, 1000];

/** The worker's side of the protocol. It connects at the first call, and again whenever the connection was lost. */
export class RunnerClient {
  readonly #address: RunnerAddress;
  readonly #token: string;
  #connection: Promise<MessageConnection> | undefined;
  #pending = new Map<number, Pending>();
  #lastId = 0;
  #isClosed = false;

  constructor(options: { address: RunnerAddress; token: string }) {
    this.#address = options.address;
    this.#token = options.token;
  }

  /** A client whose connection stands. */
  static async connect(options: { address: RunnerAddress; token: string }): Promise<RunnerClient> {
    const client = new RunnerClient(options);
    await client.#open();
    return client;
  }

  status(): Promise<RunnerStatus> {
    return this.call('status', {});
  }

  /**
   * Runs an artifact that was bundled with sandbox's `loadAppEntry` as its entry, and answers what the app registers and in which
   * file and export each handler is.
   */
  loadApp(artifact: { bytes: Uint8Array; sha256: string }, options: { nodeMajor: number }): Promise<Result<'loadApp'>> {
    const { bytes, sha256 } = artifact;
    return this.call('loadApp', { artifact: { bytes, sha256 }, nodeMajor: options.nodeMajor });
  }

  async call<M extends Method>(method: M, params: Params<M>, options: CallOptions<M> = {}): Promise<Result<M>> {
    options.signal?.throwIfAborted();
    const connection = await this.#open();
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => connection.send({ id, cancel: true });
    options.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        const emit = options.onEvent as ((event: unknown) => void) | undefined;
        this.#pending.set(id, { method, resolve, reject, emit });
        connection.send({ id, method, params });
      });
      return contract[method].result.parse(result) as Result<M>;
    } finally {
      this.#pending.delete(id);
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  /** Keeps a stream of events going until `signal` aborts, through any number of lost connections. */
  async follow<M extends Method>(
    method: M,
    params: Params<M>,
    options: { signal: AbortSignal; onEvent: (event: Event<M>) => void },
  ): Promise<void> {
    while (!options.signal.aborted && !this.#isClosed) {
      try {
        await this.call(method, params, options);
        return;
      } catch (error) {
        if (options.signal.aborted || this.#isClosed) return;
        if (!(error instanceof RunnerLostError)) throw error;
        await pause(500, options.signal);
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    void this.#connection?.then(
      (connection) => connection.close(),
      () => {},
    );
    this.#connection = undefined;
  }

  #open(): Promise<MessageConnection> {
    if (this.#isClosed) return Promise.reject(new RunnerLostError('This client was closed.'));
    this.#connection ??= this.#openPatiently().catch((error: unknown) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #openPatiently(): Promise<MessageConnection> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#openOnce();
      } catch (error) {
        if (error instanceof RefusedError || Date.now() > giveUpAt || this.#isClosed) throw error;
        await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 1000);
      }
    }
  }

  #openOnce(): Promise<MessageConnection> {
    return new Promise((resolve, reject) => {
      const socket = openSocket(connectOptions(this.#address));
      socket.setNoDelay(true);
      const challenge = createChallenge();
      let isOpen = false;
      const connection = messageConnection(socket, {
        message: (message) => {
          if (isOpen) return this.#receive(message, connection);
          const greeting = greetingSchema.safeParse(message);
          if (!greeting.success) return connection.close();
          if ('refused' in greeting.data) return reject(new RefusedError(greeting.data.refused));
          if ('challenge' in greeting.data) {
            const proof = proofOf('client', this.#token, greeting.data.challenge);
            return connection.send({ challenge, proof });
          }
          if (!isProof(greeting.data.proof, proofOf('server', this.#token, challenge))) {
            reject(new RefusedError('What answers at the runner’s address does not know the token.'));
            return connection.close();
          }
          isOpen = true;
          resolve(connection);
        },
        close: (cause) => {
          reject(new RunnerLostError(`The runner at ${this.#address} cannot be reached.`, { cause }));
          if (isOpen) this.#lose(cause);
        },
      });
    });
  }

  #lose(cause: Error | undefined): void {
    this.#connection = undefined;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const call of lost) {
      call.reject(new RunnerLostError(`The runner was lost during ${call.method}.`, { cause }));
    }
  }

  #receive(message: unknown, connection: MessageConnection): void {
    const parsed = runnerMessageSchema.safeParse(message);
    if (!parsed.success) {
      connection.close();
      return;
    }
    const call = this.#pending.get(parsed.data.id);
    if (call === undefined) return;
    if ('error' in parsed.data) call.reject(errorOf(parsed.data.error));
    else if (!('event' in parsed.data)) call.resolve(parsed.data.result);
    else {
      const event = contract[call.method].event.safeParse(parsed.data.event);
      if (event.success) call.emit?.(event.data);
    }
  }
}

class RefusedError extends Error {
  override name = 'RefusedError';
}

const greetingSchema = z.union([
  z.object({ challenge: z.string() }),
  z.object({ proof: z.string() }),
  z.object({ refused: z.string() }),
]);

function errorOf(error: { name: string; message: string; connectionId?: string | undefined }): Error {
  if (error.name === 'GoneError') return new GoneError(error.connectionId ?? '');
  return Object.assign(new Error(error.message), { name: error.name });
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
