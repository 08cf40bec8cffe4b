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
  const opened = once(client, 'open');
  const [socket]: WebSocket[] = await once(server, 'connection');
  await opened;
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

test('a client that does not read is hung up on before what waits for it fills the memory', async () => {
  const connections = new Connections();
  onTestFinished(() => connections.closeAll());
  const { client, socket } = await aPair();
  const identity = { sourceIp: '127.0.0.1', userAgent: undefined, messagesIn: 0, messagesOut: 0 };
  connections.add({ connectionId: 'a', socket, ...identity, connectedAt: Date.now(), lastActiveAt: Date.now() });
  client.pause();
  const message = Buffer.alloc(128 * 1024, 'x');
  const refused: string[] = [];
  let most = 0;
  for (let index = 0; index < 400; index += 1) {
    connections.send('a', message).catch((error: Error) => refused.push(error.name));
    most = Math.max(most, socket.bufferedAmount);
  }
  await once(socket, 'close');
  expect(most).toBeLessThan(5 * 1024 * 1024);
  await expect.poll(() => refused.length).toBeGreaterThan(300);
  expect(new Set(refused)).toEqual(new Set(['GoneError']));
});
