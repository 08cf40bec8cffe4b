import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gatewayAnswers, type HttpAnswer } from '@chalice-studio/runtime/local';
import type { FindStage } from '../deployments/stage-slot';
import { servePublicManagement } from '../websocket/management';
import { attachWebsockets } from '../websocket/websocket-gateway';
import { type ClientTimes, leaveWhenSilent, serverOptions } from './client-times';
import { isHostileHeader, withoutStudioCookies } from './cookies';
import { parseGatewayPath } from './gateway-address';
import { callRestApi } from './rest-call';

export type GatewayOptions = { findStage: FindStage; studioCookies: readonly string[]; clientTimes: ClientTimes };

/** API Gateway's largest body. */
const MAXIMUM_BODY_BYTES = 10 * 1024 * 1024;

/** The one port on which every stage’s HTTP and WebSocket APIs are served. */
export function createGateway(options: GatewayOptions): Server {
  const server = createServer(serverOptions(options.clientTimes), (request, response) => {
    void serve(request, response, options).catch((error: unknown) => {
      // Its client left, or took too long: nobody waits, and nothing is at fault.
      if (!request.complete) return response.destroy();
      process.stderr.write(`${JSON.stringify({ level: 'error', message: `The gateway failed: ${String(error)}` })}\n`);
      if (!response.headersSent) write(response, gatewayAnswers.malformed(), options);
      else response.destroy();
    });
  });
  attachWebsockets(server, options);
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, options: GatewayOptions): Promise<void> {
  const url = request.url ?? '/';
  if (url === '/') return write(response, plain(200, { status: 'ok', service: 'chalice-studio gateway' }), options);
  const path = parseGatewayPath(url);
  const slot = path === undefined ? undefined : options.findStage(path.stageKey);
  if (path === undefined || slot?.version === undefined) return write(response, noStage(path?.stageKey), options);
  const { version } = slot;
  if (path.apiGatewayStage !== version.stageConfig.apiGatewayStage) {
    return write(response, gatewayAnswers.forbidden(), options);
  }
  if (/^\/(@|%40)connections\//.test(path.rest)) return servePublicManagement(slot, request, response);
  const body = await readBody(request);
  if (body === undefined) {
    response.setHeader('Connection', 'close');
    return write(response, gatewayAnswers.tooLarge(), options);
  }
  const answer = await callRestApi(slot, version, {
    method: request.method ?? 'GET',
    url: path.rest,
    headers: headersOf(request, options.studioCookies),
    body,
    sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
    domainName: (request.headers.host ?? 'localhost').replace(/:\d+$/, ''),
  });
  write(response, answer, options);
}

/** Undefined when it is larger than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) {
    return empty;
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAXIMUM_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const empty = new Uint8Array();

function headersOf(request: IncomingMessage, studioCookies: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  const raw = request.rawHeaders;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const value = raw[index + 1] ?? '';
    const kept = name.toLowerCase() === 'cookie' ? withoutStudioCookies(value, studioCookies) : value;
    if (kept !== undefined) headers.push([name, kept]);
  }
  return headers;
}

function write(response: ServerResponse, answer: HttpAnswer, { studioCookies, clientTimes }: GatewayOptions): void {
  const headers: string[] = [];
  for (const [name, value] of answer.headers) {
    if (!isHostileHeader(name, value, studioCookies) && !isFramingHeader(name)) headers.push(name, value);
  }
  if (answer.statusCode !== 204 && answer.statusCode !== 304) {
    headers.push('Content-Length', String(answer.body.byteLength));
  }
  response.writeHead(answer.statusCode, headers);
  leaveWhenSilent(response, clientTimes);
  response.end(answer.body);
}

/** How bytes are framed is this server's matter; a handler's word on it would cut or hang the answer. */
function isFramingHeader(name: string): boolean {
  return /^(content-length|transfer-encoding|connection|keep-alive|upgrade|trailer)$/i.test(name);
}

function noStage(stageKey: string | undefined): HttpAnswer {
  const hint = 'Addresses here are /{stageKey}/{apiGatewayStage}/{path}; the studio shows them after a deployment.';
  const message = stageKey === undefined ? hint : `Nothing is deployed at “${stageKey}”. ${hint}`;
  return plain(404, { message });
}

function plain(statusCode: number, body: unknown): HttpAnswer {
  return { statusCode, headers: [['Content-Type', 'application/json']], body: Buffer.from(JSON.stringify(body)) };
}
