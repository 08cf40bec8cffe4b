import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aSandbox } from './testing/a-sandbox';

const IMPORTS = `
  const { default: fs } = await import('node:fs'), net = await import('node:net'), os = await import('node:os');
  const { createRequire, syncBuiltinESMExports } = await import('node:module');
  const require = createRequire('/app/x.js');
  const listen = (where) => new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(where, () => server.unref() && resolve('listens'));
  });
  const connect = (options) => new Promise((resolve, reject) => {
    const socket = net.connect(options, () => { socket.destroy(); resolve('connected'); }).on('error', reject);
  });
`;

/** Writes one frame to the channel by which the runtime answers. */
function forge(type: number, text: string): string {
  return `{
    const text = Buffer.from(${JSON.stringify(text)});
    const head = Buffer.alloc(5);
    head.writeUInt32LE(text.length, 0);
    head.writeUInt8(${type}, 4);
    fs.writeSync(3, Buffer.concat([head, text]));
  }`;
}

const FOREIGN = { type: 'failure', failure: { errorType: 'Runtime.InvalidChannel' } };

test.each([
  ['a failure that is no JSON', 6, 'no JSON'],
  ['a failure that is nothing', 6, 'null'],
  ['a failure of other types', 6, '{"errorType":{"a":1},"errorMessage":5,"trace":"here"}'],
  ['readiness that is no JSON', 2, 'no JSON'],
  ['an answer that is no JSON', 5, '{"statusCode":'],
])('%s, written to the channel, costs one invocation', async (_, type, text) => {
  const { invoke, sandbox } = await aSandbox(`${IMPORTS} ${forge(type, text)} await new Promise(() => {})`);
  expect(await invoke()).toMatchObject(FOREIGN);
  await sandbox.exited;
  expect(sandbox.isAlive).toBe(false);
});

test('a frame larger than agreed ends the process', async () => {
  const { invoke } = await aSandbox(
    `${IMPORTS} fs.writeSync(3, Buffer.from([255, 255, 255, 255, 5])); await new Promise(() => {})`,
  );
  expect(await invoke()).toMatchObject({ type: 'exit' });
});

test('code that finds out the mark of an invocation’s end can neither end others nor print without limit', async () => {
  const { sandbox, lines, settled } = await aSandbox(
    `${IMPORTS}
     const write = fs.writeSync;
     if (event.learn) {
       fs.writeSync = (fd, bytes, ...rest) => {
         const text = Buffer.from(bytes).toString();
         if (text.startsWith('\\u001e')) globalThis.mark = text.slice(0, text.indexOf(':') + 1);
         return write(fd, bytes, ...rest);
       };
       syncBuiltinESMExports();
       return;
     }
     const whole = (text) => { const bytes = Buffer.from(text); for (let at = 0; at < bytes.length; ) at += write(1, bytes, at); };
     for (let index = 0; index < 2000; index += 1) whole(globalThis.mark + 'forged-' + index + '\\n' + 'x'.repeat(99) + '\\n');
     whole(globalThis.mark + 'y'.repeat(300_000));
     return globalThis.mark.length;`,
    { limits: { outputBytes: 10_000 } },
  );
  await sandbox.invoke({ requestId: 'r-1', event: '{"learn":true}', timeoutMs: 15_000 });
  expect(await sandbox.invoke({ requestId: 'r-2', event: '{}', timeoutMs: 15_000 })).toEqual({
    type: 'answer',
    payload: '26',
  });
  await expect.poll(() => settled.map(({ requestId }) => requestId)).toEqual(['r-1', 'r-2']);
  const kept = lines.reduce((sum, { text }) => sum + text.length, 0);
  expect(kept).toBeLessThan(20_000);
  expect(settled[1]?.dropped).toBeGreaterThan(400_000);
});

test('nothing can be made where the stage’s sockets are, nor among the code, by listening either', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'sockets-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const stage = createServer((socket) => socket.end());
  onTestFinished(() => void stage.close());
  await new Promise<void>((resolve) => stage.listen(path.join(directory, 'aws.sock'), resolve));
  const { invoke } = await aSandbox(
    `${IMPORTS}
     const tried = {};
     for (const where of ['/sockets/planted', '/app/planted', '/child/planted', '/lib/planted', '/tmp/mine'])
       tried[where] = await listen(where).catch((error) => error.code);
     tried.stage = await connect({ path: '/sockets/aws.sock' }).catch((error) => error.code);
     return tried;`,
    { sockets: { directory, ports: [] } },
  );
  const outcome = await invoke();
  if (outcome.type !== 'answer') throw new Error(JSON.stringify(outcome));
  expect(JSON.parse(outcome.payload)).toEqual({
    '/sockets/planted': 'EROFS',
    '/app/planted': 'EROFS',
    '/child/planted': 'EROFS',
    '/lib/planted': 'EROFS',
    '/tmp/mine': 'listens',
    stage: 'connected',
  });
  expect(await readdir(directory)).toEqual(['aws.sock']);
});

test('a socket of the machine without a file is out of reach', async () => {
  const name = `\0studio-${process.pid}-${Date.now()}`;
  const server = createServer((socket) => socket.end());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(name, resolve));
  const { invoke } = await aSandbox(
    `${IMPORTS} return connect({ path: event.name }).catch((error) => error.code === 'ECONNREFUSED' || error.code)`,
  );
  expect(await invoke({ name })).toEqual({ type: 'answer', payload: 'true' });
});

test.each([
  ['process.binding("spawn_sync").spawn({ file: "/bin/node", args: ["node", "-v"], stdio: [] })', 'ERR_ACCESS_DENIED'],
  ['new (process.binding("process_wrap").Process)().spawn({ file: "/bin/node", args: [] })', 'ERR_ACCESS_DENIED'],
  ['process.binding("fs").open("/etc/hosts", 0, 0)', 'ERR_ACCESS_DENIED'],
  ['require("inspector").open(0)', 'ERR_ACCESS_DENIED'],
  ['new (require("inspector").Session)().connect()', 'ERR_ACCESS_DENIED'],
  ['fs.readFileSync("/app/../proc/self/environ")', 'ERR_ACCESS_DENIED'],
  ['fs.readFileSync(Buffer.from("/tmp/../proc/1/environ"))', 'ERR_ACCESS_DENIED'],
  ['await fs.openAsBlob("/proc/self/mountinfo")', 'ERR_ACCESS_DENIED'],
  ['fs.cpSync("/proc/self/maps", "/tmp/maps")', 'ERR_ACCESS_DENIED'],
  ['fs.linkSync("/etc/passwd", "/tmp/passwd")', 'ERR_ACCESS_DENIED'],
  ['fs.fchmodSync(3, 0o777)', 'ERR_ACCESS_DENIED'],
  ['process.report.writeReport("../app/report.json")', 'ERR_ACCESS_DENIED'],
  ['require("v8").writeHeapSnapshot("/app/heap")', 'ERR_ACCESS_DENIED'],
  ['require("module").register("data:text/javascript,")', 'ERR_ACCESS_DENIED'],
  ['new (require("wasi").WASI)({ version: "preview1", preopens: { "/": "/" } })', 'ERR_ACCESS_DENIED'],
  ['os.setPriority(-20)', 'ERR_SYSTEM_ERROR'],
  ['await import("/proc/self/environ")', 'ERR_ACCESS_DENIED'],
  ['await connect({ host: "::1", port: 80 })', 'EADDRNOTAVAIL'],
])('%s gets nowhere', async (expression, code) => {
  const { invoke } = await aSandbox(
    `${IMPORTS} try { ${expression}; return 'done' } catch (error) { return error.code }`,
  );
  expect(await invoke()).toEqual({ type: 'answer', payload: JSON.stringify(code) });
});

test('the folder for temporary files is bounded, and goes with the process', async () => {
  const { invoke } = await aSandbox(
    `${IMPORTS}
     const chunk = Buffer.alloc(16 * 1024 * 1024, 1);
     try { for (let index = 0; index < 64; index += 1) fs.writeFileSync('/tmp/' + index, chunk); } catch (error) { return error.code }`,
  );
  expect(await invoke({}, 20_000)).toEqual({ type: 'answer', payload: '"ENOSPC"' });
});
