import { connect, type Socket } from 'node:net';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';

const TIMES = { headersMs: 300, requestMs: 900, silentMs: 700, checkMs: 50 };
const spec = anApp(
  [aRoute({ path: '/hello', methods: ['GET', 'POST'], handler: { file: 'chalicelib/h.ts', export: 'hello' } })],
  {
    source: { 'chalicelib/h.ts': "export const hello = () => 'hello';\n" },
  },
);

let runner: Awaited<ReturnType<typeof aRunner>>;
let url: URL;

beforeAll(async () => {
  runner = await aRunner({ clientTimes: TIMES });
  url = new URL((await deploy(runner.target, 'slow', spec)).restApiUrl ?? '');
});

afterAll(() => runner.close());

/** A client that writes these pieces, one every 100 ms for as long as it is let; answers what it got until it was hung up on. */
async function speak(first: string, piece: string): Promise<{ text: string; afterMs: number }> {
  const began = performance.now();
  const socket = open();
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.write(first);
  const timer = setInterval(() => socket.write(piece), 100);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(timer);
  return { text, afterMs: performance.now() - began };
}

function open(): Socket {
  const socket = connect(Number(url.port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket.on('error', () => {}); // being hung up on while it writes
}

test('who sends headers byte by byte is hung up on', async () => {
  const { text, afterMs } = await speak(`GET ${url.pathname}/hello HTTP/1.1\r\nHost: local\r\nX-Slow: `, 'a');
  expect(text).not.toMatch(/ 200 /);
  expect(afterMs).toBeGreaterThanOrEqual(TIMES.headersMs);
});

test('who sends a body byte by byte is hung up on', async () => {
  const head = `POST ${url.pathname}/hello HTTP/1.1\r\nHost: local\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n`;
  const { text, afterMs } = await speak(head, '1');
  expect(text).not.toMatch(/ 200 /);
  expect(afterMs).toBeGreaterThanOrEqual(TIMES.requestMs);
});

test('headers that are too long are refused', async () => {
  const socket = open();
  const answered = new Promise<string>((resolve) =>
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1'))),
  );
  socket.write(`GET ${url.pathname}/hello HTTP/1.1\r\nHost: local\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(await answered).toMatch(/^HTTP\/1\.1 431 /);
});

test('who is quick is served', async () => {
  expect(await (await fetch(`${url.href}/hello`)).text()).toBe('hello');
});
