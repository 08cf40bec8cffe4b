import type { ServerOptions, ServerResponse } from 'node:http';
import { z } from 'zod';

/** How long a client may keep the gateway waiting; whoever takes longer is hung up on. */
export const clientTimesSchema = z.object({
  /** To send the headers of a request. */
  headersMs: z.int().min(1).default(20_000),
  /** To send a whole request: ten megabytes at less than a megabit a second. */
  requestMs: z.int().min(1).default(120_000),
  /** To take nothing of an answer. */
  silentMs: z.int().min(1).default(60_000),
  /** How often that is looked at. */
  checkMs: z.int().min(1).default(5_000),
});
export type ClientTimes = z.infer<typeof clientTimesSchema>;

/** API Gateway takes 10 KB of headers; Node says 431 beyond this. */
const MAXIMUM_HEADER_BYTES = 16 * 1024;
/** A client that keeps a connection open saves itself a handshake. */
const KEEP_ALIVE_MS = 60_000;

export function serverOptions({ headersMs, requestMs, checkMs }: ClientTimes): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAXIMUM_HEADER_BYTES,
  };
}

/** From here on the client takes the answer, or is left. */
export function leaveWhenSilent(response: ServerResponse, { silentMs }: ClientTimes): void {
  response.setTimeout(silentMs, () => response.destroy());
}
