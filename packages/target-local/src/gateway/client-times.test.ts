import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { clientTimesSchema, leaveWhenSilent } from './client-times';

/** Larger than what the kernel takes for a client that does not read. */
const ANSWER = Buffer.alloc(32 * 1024 * 1024);

test('who takes nothing of an answer is hung up on, and what was left of it is let go', async () => {
  const server = createServer();
  const closed = new Promise<void>((resolve) => {
    server.on('request', (_, response) => {
      leaveWhenSilent(response, clientTimesSchema.parse({ silentMs: 200 }));
      response.once('close', () => resolve());
      response.end(ANSWER);
    });
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1').pause();
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {}); // being hung up on
  socket.write('GET / HTTP/1.1\r\nHost: local\r\n\r\n');
  await closed;
  let taken = 0;
  socket.on('data', (chunk: Buffer) => {
    taken += chunk.length;
  });
  await once(socket.resume(), 'close');
  expect(taken).toBeLessThan(ANSWER.length);
});
