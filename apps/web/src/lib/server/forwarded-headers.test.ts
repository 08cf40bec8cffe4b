import { createServer, get, Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { ignoreForwardedHeaders } from './forwarded-headers';

const emit = Server.prototype.emit;
const servers: Server[] = [];
afterEach(() => {
  Server.prototype.emit = emit;
  for (const server of servers.splice(0)) server.close();
});

/** What a server reads of the address that a client claims. */
async function claimRead(): Promise<unknown> {
  const server = createServer((request, answer) => answer.end(JSON.stringify(request.headers)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const headers = { 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7', forwarded: 'for=203.0.113.7' };
  const text = await new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('end', () => resolve(body));
    }).on('error', reject);
  });
  return JSON.parse(text);
}

test('without a trusted proxy, an address that a client claims is read by nobody', async () => {
  ignoreForwardedHeaders();
  const read = await claimRead();
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded']) expect(read).not.toHaveProperty(header);
});

test('with one, what it says is read', async () => {
  expect(await claimRead()).toMatchObject({ 'x-forwarded-for': '203.0.113.7' });
});
