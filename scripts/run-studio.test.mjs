import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverFile } from './lib/build-studio.mjs';
import { nextFreePort } from './lib/ports.mjs';

const SERVES = `require('node:http').createServer((request, response) => response.end('ok')).listen(process.env.PORT, process.env.HOSTNAME);
process.on('SIGTERM', () => setTimeout(() => {
  require('node:fs').writeFileSync(process.env.STUDIO_DATA_DIR + '/closed', 'in order');
  process.exit(143);
}, 300));`;

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'run-studio-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('says where the dashboard is once the server answers, and waits at the end until it has closed', async () => {
  const port = await nextFreePort(43_000);
  const studio = run({ server: SERVES, port });
  await studio.says('Chalice Studio is ready');
  studio.child.kill('SIGTERM');
  expect(await studio.ended).toBe(0);
  expect(readFileSync(path.join(root, 'closed'), 'utf8')).toBe('in order');
  expect(studio.output()).toContain(`Dashboard   http://localhost:${port}`);
  expect(studio.output()).toContain('Everything is saved');
});

test('a server that cannot run with its settings says why, once, and so does the exit status', async () => {
  const studio = run({ server: "console.error('The studio cannot start: the folder is locked'); process.exit(78);" });
  expect(await studio.ended).toBe(78);
  expect(studio.output().trim()).toBe('The studio cannot start: the folder is locked');
});

test('a server that ends by itself is an error', async () => {
  const studio = run({ server: 'process.exit(3);' });
  expect(await studio.ended).toBe(1);
  expect(studio.output()).toContain('ended by itself (exit status 3)');
});

test('neither the build nor the server tells anybody that they run', async () => {
  const studio = run({
    server: "console.log('telemetry off:', process.env.NEXT_TELEMETRY_DISABLED); process.exit(78);",
  });
  await studio.ended;
  expect(studio.output()).toContain('telemetry off: 1');
  const file = (name) => readFileSync(path.join(import.meta.dirname, name), 'utf8');
  for (const name of ['lib/build-studio.mjs', '../Dockerfile']) {
    expect(file(name)).toMatch(/NEXT_TELEMETRY_DISABLED(: '1'|=1)/);
    expect(file(name)).toMatch(/TURBO_TELEMETRY_DISABLED(: '1'|=1)/);
  }
});

function run({ server, port = 43_999 }) {
  const file = serverFile(root);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, server);
  const settings = {
    host: '127.0.0.1',
    port,
    gatewayPort: 1,
    address: `http://localhost:${port}`,
    dataDirectory: root,
  };
  const script = `import { runStudio } from ${JSON.stringify(path.join(import.meta.dirname, 'lib/run-studio.mjs'))};
    process.exitCode = await runStudio(${JSON.stringify({ root, settings })}).catch((error) => (console.log(error.message), 1));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  let text = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const says = (words) =>
    new Promise((resolve) => {
      child.stdout.on('data', () => text.includes(words) && resolve());
    });
  child.stdout.prependListener('data', (bytes) => {
    text += bytes;
  });
  return { child, ended, says, output: () => text };
}
