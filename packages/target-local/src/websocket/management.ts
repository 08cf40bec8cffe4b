import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GoneError } from '@chalice-studio/target';
import type { StageSlot } from '../deployments/stage-slot';
import { isSigned } from '../gateway/signature';
import type { Connections } from './connections';

/** API Gateway's largest message. */
const MAXIMUM_MESSAGE_BYTES = 128 * 1024;

/** `@connections` for the functions of one stage: only they reach the socket on which it listens. */
export function createManagementServer(connections: Connections): Server {
  return createServer((request, response) => {
    void serveOwn(connections, request, response).catch(() => response.destroy());
  });
}

async function serveOwn(connections: Connections, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return fail(response, 413, 'PayloadTooLargeException');
  await serveManagement({ connections, request, response, body });
}

/** `@connections` for everybody else, on the gateway: with a signature by the stage's own credentials, as API Gateway asks for one. */
export async function servePublicManagement(
  slot: Pick<StageSlot, 'connections' | 'credentials'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return fail(response, 413, 'PayloadTooLargeException');
  if (!isSigned(request, body, slot.credentials)) return fail(response, 403, 'ForbiddenException');
  await serveManagement({ connections: slot.connections, request, response, body });
}

/** With AWS' shapes and errors. */
async function serveManagement(call: {
  connections: Connections;
  request: IncomingMessage;
  response: ServerResponse;
  body: Uint8Array;
}): Promise<void> {
  const { connections, request, response, body } = call;
  const id = /\/@connections\/([^/?]+)/.exec(decoded(request.url ?? ''))?.[1];
  if (id === undefined) return fail(response, 403, 'ForbiddenException');
  try {
    if (request.method === 'POST') {
      await connections.send(id, body);
      answer(response, 200);
    } else if (request.method === 'GET') answer(response, 200, describe(connections, id));
    else if (request.method === 'DELETE') {
      connections.disconnect(id);
      answer(response, 204);
    } else fail(response, 403, 'ForbiddenException');
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
    fail(response, 410, 'GoneException');
  }
}

/** Undefined when it is larger than a message may be. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAXIMUM_MESSAGE_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The SDK encodes the @ of the path. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function describe(connections: Connections, connectionId: string) {
  const { connectedAt, lastActiveAt, sourceIp, userAgent } = connections.get(connectionId);
  return {
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp, ...(userAgent === undefined ? {} : { userAgent }) },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  };
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

function fail(response: ServerResponse, status: number, type: string): void {
  response.setHeader('x-amzn-errortype', type);
  if (status === 413) response.setHeader('Connection', 'close');
  answer(response, status, { message: type === 'GoneException' ? 'Gone' : type.replace(/Exception$/, '') });
}
