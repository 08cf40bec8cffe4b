import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { aBucket, anApp, aRoute, aTable, aUse } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aRunner, deploy } from './testing/a-runner';

/** What a hostile handler can try, from inside. Each try answers what it got, or the error's code. */
let runner: Awaited<ReturnType<typeof aRunner>>;
let url = '';
let neighbourUrl = '';

const orders = aTable();
const uploads = aBucket();
const route = aRoute({
  path: '/try',
  methods: ['POST'],
  handler: { file: 'chalicelib/handlers.ts', export: 'attempt' },
});
const spec = anApp([route, orders, uploads, aUse(route.id, orders.id)], {
  source: {
    'chalicelib/handlers.ts': `import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import type { Request } from '@chalice-studio/runtime';

const reach = (options: net.NetConnectOpts) => new Promise((resolve) => {
  const socket = net.connect({ timeout: 2000, ...options });
  socket.on('connect', () => { socket.destroy(); resolve('connected'); });
  socket.on('timeout', () => { socket.destroy(); resolve('timeout'); });
  socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
});
const ask = (options: http.RequestOptions) => new Promise((resolve) => {
  const request = http.request({ host: '127.0.0.1', port: 4566, ...options }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; });
    answer.on('end', () => resolve(answer.statusCode + ' ' + text));
  });
  request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  request.end();
});
const signed = { 'x-amz-date': new Date().toISOString().replace(/[-:]|\\.\\d{3}/g, ''), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=x' };
const tries: Record<string, (value: any) => unknown> = {
  read: (file) => fs.readFileSync(file, 'utf8'),
  list: (folder) => fs.readdirSync(folder),
  write: (file) => fs.writeFileSync(file, 'x'),
  env: () => process.env,
  reach: (options) => reach(options),
  signal: (pid) => process.kill(pid, 'SIGTERM'),
  run: () => execFileSync('/bin/node', ['-v']),
  s3: (path) => ask({ path, headers: signed }),
  put: (path) => ask({ path, method: 'PUT', headers: signed }),
  print: (text) => { process.stdout.write(text + '\\n'); return 'printed'; },
  say: ([type, text]) => {
    const head = Buffer.alloc(5);
    head.writeUInt32LE(Buffer.byteLength(text), 0);
    head.writeUInt8(type, 4);
    fs.writeSync(3, Buffer.concat([head, Buffer.from(text)]));
    return new Promise(() => {});
  },
  argv: () => [process.argv, process.execArgv, process.ppid, process.pid],
  fd: () => Array.from({ length: 64 }, (_, fd) => { try { return fs.fstatSync(fd).isSocket() ? 'socket ' + fd : undefined; } catch { return undefined; } }).filter(Boolean),
};
export const attempt = async (request: Request) => {
  const { what, value } = request.jsonBody as any;
  try { return { got: (await tries[what]?.(value)) ?? null }; } catch (error: any) { return { code: error.code ?? error.message }; }
};
`,
  },
});

beforeAll(async () => {
  runner = await aRunner();
  neighbourUrl = (await deploy(runner.target, 'neighbour', spec)).restApiUrl ?? '';
  url = (await deploy(runner.target, 'hostile', spec)).restApiUrl ?? '';
});

afterAll(() => runner.close());

async function attempt(what: string, value?: unknown, at = url) {
  const answer = await fetch(`${at}/try`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ what, value }),
  });
  const text = await answer.text();
  return JSON.parse(text);
}

test('files of the machine, of the studio and of other stages cannot be read or written', async () => {
  // Not allowed, or, below the sandbox's own /tmp, not there.
  const closed = expect.stringMatching(/^(ERR_ACCESS_DENIED|ENOENT)$/);
  const stages = path.join(runner.dataDirectory, 'stages');
  const files = [
    '/etc/passwd',
    '/proc/self/environ',
    '/proc/1/environ',
    path.join(runner.dataDirectory, 'runner-token'),
    path.join(stages, 'neighbour/identity.json'),
    path.join(stages, 'hostile/deployment.json'),
    import.meta.filename,
  ];
  for (const file of files) expect([file, await attempt('read', file)]).toEqual([file, { code: closed }]);
  expect(await attempt('list', runner.dataDirectory)).toEqual({ code: closed });
  expect(await attempt('list', '/sockets')).toEqual({ code: 'ERR_ACCESS_DENIED' });
  expect(await attempt('write', '/app/index.mjs')).toEqual({ code: 'ERR_ACCESS_DENIED' });
  expect(await attempt('write', path.join(stages, 'hostile/deployment.json'))).toEqual({ code: closed });
});

test('the environment is the function’s own', async () => {
  process.env.STUDIO_SECRET_FOR_TEST = 'hidden';
  const { got } = await attempt('env');
  expect(Object.keys(got).filter((name) => !/^(AWS_|HOME|TMPDIR|LANG|TZ|NODE_ENV|ORDERS_TABLE)/.test(name))).toEqual(
    [],
  );
  expect(JSON.stringify(got)).not.toContain(runner.token);
  expect(JSON.stringify(await attempt('argv'))).not.toContain(runner.dataDirectory);
});

test('no network, no other socket: neither the internet nor this machine, the runner, other stages nor metadata', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stages = path.join(runner.dataDirectory, 'stages');
  const targets = [
    { host: '127.0.0.1', port },
    { host: '127.0.0.1', port: runner.status.gatewayPort },
    { host: '127.0.0.1', port: 5432 },
    { host: '169.254.169.254', port: 80 },
    { host: '1.1.1.1', port: 443 },
    { host: 'example.com', port: 80 },
    { path: runner.address },
    { path: path.join(stages, 'neighbour/sockets/aws.sock') },
    { path: path.join(stages, 'hostile/sockets/aws.sock') },
    { path: '/var/run/docker.sock' },
    { path: '/tmp/.s.PGSQL.5432' },
  ];
  for (const target of targets) {
    expect([target, (await attempt('reach', target)).got]).toEqual([
      target,
      expect.stringMatching(/^(ENETUNREACH|ECONNREFUSED|ENOENT|EAI_AGAIN|ENOTFOUND)$/),
    ]);
  }
  expect(await attempt('reach', { path: '/sockets/aws.sock' })).toEqual({ got: 'connected' });
});

test('no signal reaches a process outside, and none can be started', async () => {
  for (const pid of [process.pid, runner.pid]) expect(await attempt('signal', pid)).toEqual({ code: 'ESRCH' });
  expect(await attempt('run')).toEqual({ code: 'ERR_ACCESS_DENIED' });
});

test('whatever a function prints, or says to its runtime, costs nobody else anything', async () => {
  const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
  for (const line of [
    '{"level":{"toString":1,"valueOf":1},"message":"x"}',
    '{"level":"INFO","message":"x","stackTrace":[[{"toString":1,"valueOf":1}]]}',
    `{"level":"INFO","message":${deep}}`,
  ]) {
    expect(await attempt('print', line)).toEqual({ got: 'printed' });
  }
  for (const frame of [
    ...[2, 3, 5, 6].map((type) => [type, 'no JSON']),
    ...[3, 6].map((type) => [type, 'null']),
    [6, '{"errorType":{},"errorMessage":{},"trace":{}}'],
    [5, '{"statusCode":{"valueOf":1,"toString":1},"headers":[1],"body":{}}'],
    [5, '{"statusCode":200,"headers":{"x\\r\\ny":"a\\r\\nb"},"body":"x"}'],
  ]) {
    expect(await attempt('say', frame)).toEqual({ message: 'Internal server error' });
  }
  expect(await attempt('env', undefined, neighbourUrl)).toHaveProperty('got');
  expect((await runner.client.status()).gatewayPort).toBe(runner.status.gatewayPort);
  expect(runner.lines.filter((line) => /uncaught|unhandled/i.test(line))).toEqual([]);
});

test('only its own channel is open', async () => {
  const { got } = await attempt('fd');
  expect(got).toEqual(['socket 1', 'socket 2', 'socket 3']);
});

test('a path in a request to the stage’s data leads nowhere else', async () => {
  const neighbour = path.join(runner.dataDirectory, 'stages/neighbour/data/s3/shop-dev-uploads');
  await writeFile(path.join(neighbour, 'secret._S3rver_object'), 'the neighbour’s');
  const there = '/shop-dev-uploads/..%2f..%2f..%2f..%2fneighbour%2fdata%2fs3%2fshop-dev-uploads';
  expect((await attempt('s3', `${there}%2fsecret`)).got).toMatch(/^(4\d\d|5\d\d) (?!the neighbour)/);
  expect((await attempt('put', `${there}%2fplanted`)).got).toMatch(/^(4\d\d|5\d\d) /);
  expect((await attempt('put', '/..%2f..%2f..%2fneighbour%2fdata%2fs3%2fplanted')).got).toMatch(/^(4\d\d|5\d\d) /);
  expect(await readdir(neighbour)).toEqual(['secret._S3rver_object']);
  expect((await attempt('put', '/shop-dev-uploads/mine')).got).toMatch(/^200 /);
});

test('who does not know the token is not served', async () => {
  const { RunnerClient } = await import('./client/runner-client');
  await expect(RunnerClient.connect({ address: runner.address, token: 'not the token at all' })).rejects.toThrow(
    'The token is wrong.',
  );
});
