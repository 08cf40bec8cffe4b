import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { demandedPort, nextFreePort } from './lib/ports.mjs';

const servers = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))));

test('passes over a port that another program holds', async () => {
  const port = await hold();
  expect(await nextFreePort(port)).toBeGreaterThan(port);
});

test('passes over a port that is spoken for', async () => {
  const port = await nextFreePort(42_000);
  expect(await nextFreePort(port, { taken: [port] })).toBeGreaterThan(port);
});

test('refuses a demanded port that is taken, by the name of its variable', async () => {
  const port = await hold();
  await expect(demandedPort('GATEWAY_PORT', String(port))).rejects.toThrow(
    `GATEWAY_PORT is ${port}, and that port is taken`,
  );
});

test.each(['http', '0', '70000', '3000.5'])('refuses %s as a port', async (value) => {
  await expect(demandedPort('PORT', value)).rejects.toThrow('a port is a number from 1 to 65535');
});

function hold() {
  return new Promise((resolve) => {
    const server = createServer();
    servers.push(server);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
