import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { limitSlowClients } from './slow-clients';

const emit = Server.prototype.emit;
afterEach(() => {
  Server.prototype.emit = emit;
});

/** A server as Next makes one, and a client of it that has sent this much. */
async function aClient(sent: string, answer = Buffer.from('answered')) {
  const server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
    request.resume().on('end', () => response.end(answer));
    request.on('error', () => {}); // its client was hung up on
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = connect(port, '127.0.0.1').pause();
  onTestFinished(() => void client.destroy());
  client.on('error', () => {}); // being hung up on
  client.write(sent);
  return { client, server };
}

/** Reads what comes until the server hangs up. */
async function readAll(client: ReturnType<typeof connect>): Promise<string> {
  let text = '';
  client.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  await once(client.resume(), 'close');
  return text;
}

const SHORT = { headersMs: 100, requestMs: 200, silentMs: 60_000 };

test.each([
  ['its headers', 'POST / HTTP/1.1\r\nHost: studio\r\nX-Slow: '],
  ['its body', 'POST / HTTP/1.1\r\nHost: studio\r\nContent-Length: 1000\r\n\r\nonly this'],
])('who does not come to the end of %s is hung up on', async (_, sent) => {
  limitSlowClients(SHORT);
  const { client } = await aClient(sent);
  expect(await readAll(client)).toMatch(/^HTTP\/1\.1 408 /);
});

test('who does not take its answer is hung up on', async () => {
  limitSlowClients({ ...SHORT, silentMs: 200 });
  const large = Buffer.alloc(32 * 1024 * 1024);
  const { client, server } = await aClient('GET / HTTP/1.1\r\nHost: studio\r\n\r\n', large);
  const [socket] = await once(server, 'connection');
  await once(socket, 'close');
  expect((await readAll(client)).length).toBeLessThan(large.length);
});

test('who is quick is answered', async () => {
  limitSlowClients(SHORT);
  const { client } = await aClient('GET / HTTP/1.1\r\nHost: studio\r\nConnection: close\r\n\r\n');
  expect(await readAll(client)).toContain('answered');
});
