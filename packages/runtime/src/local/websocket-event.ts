import type { RawWebsocketEvent } from '../websocket/websocket-event.js';

export type WebsocketCall = {
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  routeKey: string;
  connectionId: string;
  apiId: string;
  stage: string;
  domainName: string;
  requestId: string;
  connectedAt: number;
  now: number;
  sourceIp: string;
  userAgent?: string | undefined;
  /** Of the upgrade request; sent with CONNECT. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  body?: string;
};

/** The event that API Gateway sends a WebSocket's handler. */
export function toWebsocketEvent(call: WebsocketCall): RawWebsocketEvent {
  const identity = { sourceIp: call.sourceIp, ...(call.userAgent === undefined ? {} : { userAgent: call.userAgent }) };
  return {
    ...(call.headers === undefined ? {} : { headers: call.headers }),
    ...(call.query === undefined ? {} : { queryStringParameters: call.query }),
    ...(call.body === undefined ? {} : { body: call.body }),
    requestContext: {
      routeKey: call.routeKey,
      eventType: call.eventType,
      ...(call.eventType === 'MESSAGE' ? { messageId: call.requestId } : {}),
      extendedRequestId: call.requestId,
      requestTime: new Date(call.now).toUTCString(),
      messageDirection: 'IN',
      stage: call.stage,
      connectedAt: call.connectedAt,
      requestTimeEpoch: call.now,
      identity,
      requestId: call.requestId,
      domainName: call.domainName,
      connectionId: call.connectionId,
      apiId: call.apiId,
    },
    isBase64Encoded: false,
  };
}

/** Chooses a message's route by `$request.body.<path>`; anything that is not there goes to `$default`. */
export function selectRoute(expression: string, body: string, routeKeys: readonly string[]): string | undefined {
  const fallback = routeKeys.includes('$default') ? '$default' : undefined;
  const path = /^\$request\.body\.([\w.]+)$/.exec(expression)?.[1];
  if (path === undefined) return fallback;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return fallback; // text that is not JSON has no action
  }
  for (const key of path.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  return typeof value === 'string' && !value.startsWith('$') && routeKeys.includes(value) ? value : fallback;
}
