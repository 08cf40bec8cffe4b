import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GoneError } from '@chalice-studio/target';
import type { Connections } from './connections';

/** API Gateway's largest message. */
const MAXIMUM_MESSAGE_BYTES = 128 * 1024;

/** `@connections`, with AWS' shapes and errors, for the functions of one stage: only they reach the socket on which it listens. */
export function createManagementServer(connections: Connections): Server {
  return createServer((request, response) => {
    void serveManagement(connections, request, response).catch(() => response.destroy());
  });
}

export async function serveManagement(
  connections: Connections,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = /\/@connections\/([^/?]+)/.exec(request.url ?? '')?.[1];
  if (id === undefined) return fail(response, 403, 'ForbiddenException');
  const connectionId = decodeURIComponent(id);
  try {
    if (request.method === 'POST') await post(connections, connectionId, request, response);
    else if (request.method === 'GET') answer(response, 200, describe(connections, connectionId));
    else if (request.method === 'DELETE') {
      connections.disconnect(connectionId);
      answer(response, 204);
    } else fail(response, 403, 'ForbiddenException');
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
    fail(response, 410, 'GoneException');
  }
}

async function post(
  connections: Connections,
  connectionId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAXIMUM_MESSAGE_BYTES) return fail(response, 413, 'PayloadTooLargeException');
    parts.push(part);
  }
  await connections.send(connectionId, Buffer.concat(parts));
  answer(response, 200);
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
