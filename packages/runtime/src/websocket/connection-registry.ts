import type { RawWebsocketEvent } from './websocket-event.js';

/** Who is connected. API Gateway has no call that lists connections, so the app keeps them itself. */
export type ConnectionRegistry = {
  add(connection: { connectionId: string; connectedAt: number; sourceIp?: string; userAgent?: string }): Promise<void>;
  remove(connectionId: string): Promise<void>;
  list(): Promise<string[]>;
};

/** Keeps the registry up to date with a `$connect` or `$disconnect` event. */
export async function recordConnection(registry: ConnectionRegistry, event: RawWebsocketEvent): Promise<void> {
  const { connectionId, eventType, identity } = event.requestContext;
  if (eventType === 'DISCONNECT') await registry.remove(connectionId);
  if (eventType !== 'CONNECT') return;
  const { sourceIp, userAgent } = (identity ?? {}) as { sourceIp?: string; userAgent?: string };
  await registry.add({
    connectionId,
    connectedAt: Date.now(),
    ...(sourceIp === undefined ? {} : { sourceIp }),
    ...(userAgent === undefined ? {} : { userAgent }),
  });
}
