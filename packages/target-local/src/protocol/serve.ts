import type { Socket } from 'node:net';
import { GoneError } from '@chalice-studio/target';
import { z } from 'zod';
import { MAXIMUM_MESSAGE_BYTES, type MessageConnection, messageConnection } from './connection';
import { clientMessageSchema, contract, type Method, type Methods } from './contract';
import { createChallenge, isProof, proofOf } from './handshake';

const helloSchema = z.object({ challenge: z.string().min(32).max(256), proof: z.string() });

/** Who does not prove that it knows the token within this time is disconnected. */
const HANDSHAKE_TIMEOUT_MS = 5000;
/** Nor is anything longer kept of it until then. */
const HANDSHAKE_BYTES = 4096;

/** Serves one connection of a worker. */
export function serveWorker(socket: Socket, options: { token: string; methods: Methods }): void {
  const challenge = createChallenge();
  const running = new Map<number, AbortController>();
  let isTrusted = false;
  const deadline = setTimeout(() => socket.destroy(), HANDSHAKE_TIMEOUT_MS);
  socket.setNoDelay(true);

  const connection: MessageConnection = messageConnection(socket, {
    maximumBytes: () => (isTrusted ? MAXIMUM_MESSAGE_BYTES : HANDSHAKE_BYTES),
    message(message) {
      if (!isTrusted) return greet(message);
      const parsed = clientMessageSchema.safeParse(message);
      if (!parsed.success) return connection.close();
      if ('cancel' in parsed.data) return running.get(parsed.data.id)?.abort();
      void answer(parsed.data);
    },
    close() {
      clearTimeout(deadline);
      for (const controller of running.values()) controller.abort();
    },
  });
  connection.send({ challenge });

  function greet(message: unknown): void {
    const hello = helloSchema.safeParse(message);
    if (!hello.success || !isProof(hello.data.proof, proofOf('client', options.token, challenge))) {
      connection.send({ refused: 'The token is wrong.' });
      return void setImmediate(() => connection.close());
    }
    isTrusted = true;
    clearTimeout(deadline);
    connection.send({ proof: proofOf('server', options.token, hello.data.challenge) });
  }

  async function answer(call: { id: number; method: Method; params?: unknown }): Promise<void> {
    const controller = new AbortController();
    running.set(call.id, controller);
    try {
      const emit = (event: unknown) => connection.send({ id: call.id, event });
      const result = await dispatch(options.methods, call.method, call.params, { emit, signal: controller.signal });
      connection.send({ id: call.id, result });
    } catch (error) {
      connection.send({ id: call.id, error: describe(error) });
    } finally {
      running.delete(call.id);
    }
  }
}

async function dispatch(
  methods: Methods,
  method: Method,
  params: unknown,
  call: { emit: (event: unknown) => void; signal: AbortSignal },
): Promise<unknown> {
  const parsed = contract[method].params.safeParse(params);
  if (!parsed.success) throw new Error(`${method} was called wrongly: ${z.prettifyError(parsed.error)}`);
  // The schema of this very method has just checked the parameters; the compiler cannot follow that through the union.
  const implementation = methods[method] as (params: unknown, call: unknown) => Promise<unknown>;
  return implementation(parsed.data, call);
}

function describe(error: unknown) {
  if (error instanceof GoneError) return { name: error.name, message: error.message, connectionId: error.connectionId };
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}
