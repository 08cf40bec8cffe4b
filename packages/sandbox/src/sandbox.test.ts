import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aSandbox, thisMachine } from './testing/a-sandbox';

test('an event goes in, what the handler answers comes out', async () => {
  const { invoke, lines, settled, started } = await aSandbox(
    'console.log("hello\\nworld"); process.stdout.write("no end"); return { doubled: event.n * 2, id: context.awsRequestId, env: process.env }',
    { env: { COLOR: 'red' } },
  );
  expect(started).toMatchObject({ type: 'ready' });
  const outcome = await invoke({ n: 21 });
  if (outcome.type !== 'answer') throw new Error(JSON.stringify(outcome));
  const answer = JSON.parse(outcome.payload);
  expect(answer).toMatchObject({ doubled: 42, id: 'r-1' });
  expect(Object.keys(answer.env).sort()).toEqual(['COLOR', 'HOME', 'TMPDIR']);
  await expect.poll(() => settled).toEqual([{ requestId: 'r-1', dropped: 0 }]);
  expect(lines.map((line) => line.text)).toEqual(['hello', 'world', 'no end']);
});

test('a flood of output is bounded, and blocks nobody', async () => {
  const { invoke, lines, settled } = await aSandbox(
    'const line = "x".repeat(99); for (let i = 0; i < 200_000; i += 1) process.stdout.write(line + "\\n"); return "printed"',
  );
  expect(await invoke({}, 20_000)).toEqual({ type: 'answer', payload: '"printed"' });
  await expect.poll(() => settled.length).toBe(1);
  const kept = lines.reduce((sum, line) => sum + line.text.length + 1, 0);
  expect(kept).toBeLessThan(4.3 * 1024 * 1024);
  expect(kept + (settled[0]?.dropped ?? 0)).toBeGreaterThanOrEqual(19_990_000);
});

test('what was printed before a hang is there', async () => {
  const { invoke, lines, sandbox } = await aSandbox('console.log("before"); for (;;);');
  expect(await invoke({}, 400)).toEqual({ type: 'timeout' });
  await sandbox.exited;
  expect(lines).toEqual([{ stream: 'stdout', text: 'before', requestId: 'r-1' }]);
});

test.each([
  ['process.exit(3)', { type: 'exit', exit: { reason: 'exit', code: 3 } }],
  ['const all = []; for (;;) all.push(new Array(2e6).fill(1.5))', { type: 'exit', exit: { reason: 'out-of-memory' } }],
  ['process.kill(process.pid, "SIGKILL"); for (;;);', { type: 'timeout' }],
  ['throw new TypeError("no")', { type: 'failure', failure: { errorType: 'TypeError', errorMessage: 'no' } }],
  [
    'setTimeout(() => { throw new Error("late") }); await new Promise(() => {})',
    { type: 'failure', failure: { errorType: 'Runtime.UncaughtException', isFatal: true } },
  ],
  ['return "x".repeat(7e6)', { type: 'failure', failure: { errorType: 'Function.ResponseSizeTooLarge' } }],
  ['const a = {}; a.a = a; return a', { type: 'failure', failure: { errorType: 'Runtime.MarshalError' } }],
  [
    'const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))',
    { type: 'failure', failure: { errorType: 'RangeError' } },
  ],
])('%s costs one invocation', async (body, outcome) => {
  const { invoke } = await aSandbox(body);
  expect(await invoke({}, body.endsWith('for (;;);') ? 500 : 15_000)).toMatchObject(outcome);
});

test('a module that cannot be loaded says why', async () => {
  const { started } = await aSandbox('} ; throw new Error("at the top"); {');
  expect(started).toMatchObject({ type: 'failure', failure: { errorMessage: 'at the top' } });
});

test.each([
  ['fs.readFileSync("/etc/shadow")', 'ERR_ACCESS_DENIED'],
  ['fs.readFileSync("/proc/self/environ")', 'ERR_ACCESS_DENIED'],
  ['fs.readdirSync("/etc")', 'ERR_ACCESS_DENIED'],
  ['fs.writeFileSync(import.meta.dirname + "/index.mjs", "")', 'ERR_ACCESS_DENIED'],
  ['fs.symlinkSync("/etc", os.tmpdir() + "/etc")', 'ERR_ACCESS_DENIED'],
  ['cp.spawnSync("/bin/node")', 'ERR_ACCESS_DENIED'],
  ['cp.fork(import.meta.filename)', 'ERR_ACCESS_DENIED'],
  ['new Worker("1", { eval: true })', 'ERR_ACCESS_DENIED'],
  ['process.kill(event.parent, 0)', 'ESRCH'],
  ['process.dlopen({ exports: {} }, "/child/x.node")', 'ERR_DLOPEN_DISABLED'],
])('%s is refused', async (expression, code) => {
  const imports = `const fs = await import('node:fs'); const cp = await import('node:child_process'); const os = await import('node:os'); const { Worker } = await import('node:worker_threads');`;
  const { invoke } = await aSandbox(
    `${imports} try { ${expression}; return 'done' } catch (error) { return error.code }`,
  );
  expect(await invoke({ parent: process.pid })).toEqual({ type: 'answer', payload: JSON.stringify(code) });
});

test('the network is closed but for the socket of the stage', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'sockets-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const directory = path.join(root, 'mine');
  await mkdir(directory);
  const listen = async (where: string | number) => {
    const server = createServer((_, answer) => answer.end(`from ${where}`));
    await new Promise<void>((resolve) => server.listen(where, resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  };
  await listen(path.join(directory, 'aws.sock'));
  const other = path.join(root, 'other.sock');
  await listen(other);
  const port = await listen(0);
  const { invoke } = await aSandbox(
    `const http = await import('node:http');
     const get = (options) => new Promise((resolve) => http.get(options, (answer) => { let text = ''; answer.on('data', (part) => { text += part; }); answer.on('end', () => resolve(text)); }).on('error', (error) => resolve(error.code)));
     return [
       await get('http://127.0.0.1:4566/x'),
       await fetch('http://localhost:4566/').then((answer) => answer.text()),
       await get('http://127.0.0.1:' + event.port),
       await get({ socketPath: event.other }),
       await get('http://169.254.169.254/latest/meta-data/'),
       await get('http://93.184.216.34/'),
     ]`,
    { sockets: { directory, ports: [{ port: 4566, name: 'aws.sock' }] } },
  );
  const outcome = await invoke({ port, other });
  if (outcome.type !== 'answer') throw new Error(JSON.stringify(outcome));
  const [mine, fetched, host, otherSocket, metadata, internet] = JSON.parse(outcome.payload);
  expect([mine, fetched]).toEqual([`from ${directory}/aws.sock`, `from ${directory}/aws.sock`]);
  expect(host).toMatch(/ENETUNREACH|ECONNREFUSED/);
  expect(otherSocket).toBe('ENOENT');
  expect([metadata, internet]).toEqual(['ENETUNREACH', 'ENETUNREACH']);
});

test('where no file system of its own can be mounted, files are still guarded', async () => {
  const { isolation } = await thisMachine();
  const { invoke } = await aSandbox(
    'const fs = await import("node:fs"); fs.writeFileSync(process.env.TMPDIR + "/a", "1"); try { fs.readFileSync("/etc/passwd"); } catch (error) { return error.code }',
    { isolation: { ...isolation, files: 'permissions' } },
  );
  expect(await invoke()).toEqual({ type: 'answer', payload: '"ERR_ACCESS_DENIED"' });
});
