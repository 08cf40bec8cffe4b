import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { selectRoute, toWebsocketEvent } from '@chalice-studio/runtime/local';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { StageSlot } from '../deployments/stage-slot';
import { withoutStudioCookies } from '../gateway/cookies';
import type { GatewayOptions } from '../gateway/gateway';
import { parseGatewayPath } from '../gateway/gateway-address';
import type { HeldConnection } from './connections';

/** API Gateway's largest message. */
const MAXIMUM_MESSAGE_BYTES = 128 * 1024;
/** Messages of one connection that wait for the one before. */
const MAXIMUM_WAITING = 200;

type Client = { slot: StageSlot; connection: HeldConnection; domainName: string };

/** Takes WebSocket upgrades at `/{stageKey}/{apiGatewayStage}`. */
export function attachWebsockets(server: Server, options: GatewayOptions): void {
  const websockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES, clientTracking: false });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    void accept(request, options)
      .then((accepted) => {
        if (typeof accepted === 'number') return refuse(socket, accepted);
        if (socket.destroyed) return disconnected(accepted.client, accepted.identity, 1006);
        websockets.handleUpgrade(request, socket, head, (client) => serve(client, accepted));
      })
      .catch(() => refuse(socket, 500));
  });
}

type Accepted = { client: Omit<Client, 'connection'>; identity: Omit<HeldConnection, 'socket'> };

/** Asks `$connect`; answers the status of a refusal, or who connects. */
async function accept(
  request: IncomingMessage,
  { findStage, studioCookies }: GatewayOptions,
): Promise<Accepted | number> {
  const path = parseGatewayPath(request.url ?? '/');
  const slot = path === undefined ? undefined : findStage(path.stageKey);
  const version = slot?.version;
  if (path === undefined || slot === undefined || version === undefined) return 404;
  const isRoot = /^\/?(\?|$)/.test(path.rest);
  if (version.websocket === undefined || path.apiGatewayStage !== version.stageConfig.apiGatewayStage || !isRoot)
    return 403;
  const now = Date.now();
  const identity = {
    connectionId: randomBytes(11).toString('base64url'),
    connectedAt: now,
    lastActiveAt: now,
    sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
    userAgent: request.headers['user-agent'],
    messagesIn: 0,
    messagesOut: 0,
  };
  const client = { slot, domainName: (request.headers.host ?? 'localhost').replace(/:\d+$/, '') };
  const { connect } = version.websocket;
  if (connect === undefined) return { client, identity };
  const query = Object.fromEntries(new URL(path.rest, 'http://local').searchParams);
  const event = toWebsocketEvent({
    eventType: 'CONNECT',
    routeKey: '$connect',
    headers: plainHeaders(request, studioCookies),
    ...(Object.keys(query).length > 0 ? { query } : {}),
    ...callOf(client, identity),
  });
  const invocation = await version.functions.get(connect)?.invoke(JSON.stringify(event));
  if (invocation === undefined || invocation.functionError !== undefined)
    return invocation?.isThrottled === true ? 429 : 502;
  const status = statusOf(invocation.payload);
  return status >= 200 && status < 300 ? { client, identity } : status;
}

function serve(socket: WebSocket, { client, identity }: Accepted): void {
  const connection: HeldConnection = { ...identity, socket };
  const { slot } = client;
  slot.connections.add(connection);
  let waiting = 0;
  // A connection's messages are handled in their order; API Gateway promises less.
  let chain: Promise<void> = Promise.resolve();
  socket.on('message', (data, isBinary) => {
    connection.messagesIn += 1;
    connection.lastActiveAt = Date.now();
    slot.connections.changed();
    if (waiting >= MAXIMUM_WAITING) return socket.close(1008, 'Too many requests');
    waiting += 1;
    chain = chain
      .then(() => handleMessage({ ...client, connection }, bytesOf(data), isBinary))
      .catch((error: unknown) => complainInLog(slot, error))
      .finally(() => {
        waiting -= 1;
      });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', (code, reason) => {
    slot.connections.remove(connection.connectionId);
    chain
      .then(() => disconnected(client, connection, code, reason.toString()))
      .catch((error: unknown) => complainInLog(slot, error));
  });
}

async function handleMessage({ slot, connection, domainName }: Client, data: Buffer, isBinary: boolean): Promise<void> {
  const version = slot.version;
  if (version?.websocket === undefined) return;
  const { selectionExpression, messages } = version.websocket;
  const text = isBinary ? data.toString('base64') : data.toString('utf8');
  const routeKey = isBinary
    ? messages.has('$default')
      ? '$default'
      : undefined
    : selectRoute(selectionExpression, text, [...messages.keys()]);
  const call = callOf({ slot, domainName }, connection);
  const functionName = messages.get(routeKey ?? '');
  if (functionName === undefined || routeKey === undefined) return complain(connection, call.requestId, 'Forbidden');
  const event = {
    ...toWebsocketEvent({ eventType: 'MESSAGE', routeKey, body: text, ...call }),
    isBase64Encoded: isBinary,
  };
  const invocation = await version.functions.get(functionName)?.invoke(JSON.stringify(event));
  if (invocation === undefined || invocation.functionError !== undefined) {
    complain(
      connection,
      call.requestId,
      invocation?.isThrottled === true ? 'Too Many Requests' : 'Internal server error',
    );
  }
}

function complainInLog({ logs }: StageSlot, error: unknown): void {
  const message = `A WebSocket’s message was lost: ${String(error)}`;
  logs.append({ functionName: 'websocket', source: 'platform', level: 'error', message });
}

/** API Gateway tells the client with such a frame that its message was not handled. */
function complain(connection: HeldConnection, requestId: string, message: string): void {
  connection.socket.send(JSON.stringify({ message, connectionId: connection.connectionId, requestId }));
}

async function disconnected(
  client: Omit<Client, 'connection'>,
  identity: Omit<HeldConnection, 'socket'>,
  code: number,
  reason = '',
): Promise<void> {
  const version = client.slot.version;
  const functionName = version?.websocket?.disconnect;
  if (version === undefined || functionName === undefined) return;
  const event = toWebsocketEvent({ eventType: 'DISCONNECT', routeKey: '$disconnect', ...callOf(client, identity) });
  const requestContext = { ...event.requestContext, disconnectStatusCode: code, disconnectReason: reason };
  await version.functions.get(functionName)?.invoke(JSON.stringify({ ...event, requestContext }));
}

function callOf({ slot, domainName }: Omit<Client, 'connection'>, identity: Omit<HeldConnection, 'socket'>) {
  return {
    connectionId: identity.connectionId,
    apiId: slot.key,
    stage: slot.version?.stageConfig.apiGatewayStage ?? '',
    domainName,
    requestId: randomUUID(),
    connectedAt: identity.connectedAt,
    now: Date.now(),
    sourceIp: identity.sourceIp,
    userAgent: identity.userAgent,
  };
}

function statusOf(payload: string): number {
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) return 502;
  const status = Number(answer.statusCode);
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : 502;
}

function plainHeaders(request: IncomingMessage, studioCookies: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const text = Array.isArray(value) ? value.join(', ') : value;
    const kept = name === 'cookie' && text !== undefined ? withoutStudioCookies(text, studioCookies) : text;
    if (kept !== undefined) headers[name] = kept;
  }
  return headers;
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

const reasons: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
};

function refuse(socket: Duplex, status: number): void {
  const reason = reasons[status] ?? 'Refused';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
