import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Connections } from './connections';

async function aPair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  onTestFinished(() => client.terminate());
  const [socket]: WebSocket[] = await once(server, 'connection');
  if (socket === undefined) throw new Error('connects');
  return { client, socket };
}

test.each([
  ['idle for ten minutes', { connectedAt: 0, lastActiveAt: 0 }, 11 * 60_000],
  ['open for two hours', { connectedAt: 0, lastActiveAt: 119 * 60_000 }, 121 * 60_000],
])('a connection that was %s is closed', async (_, times, now) => {
  const connections = new Connections();
  onTestFinished(() => connections.closeAll());
  const { client, socket } = await aPair();
  const identity = { sourceIp: '127.0.0.1', userAgent: undefined, messagesIn: 0, messagesOut: 0 };
  connections.add({ connectionId: 'a', socket, ...identity, ...times });
  connections.sweep(now - 2 * 60_000);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  connections.sweep(now);
  const [code] = await once(client, 'close');
  expect(code).toBe(1001);
});
