import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = (name) => path.join(import.meta.dirname, name);
let folder;
let stops = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'docker-'));
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  rmSync(folder, { recursive: true });
});

test('secrets are made once, long, different, and for one reader each', () => {
  makeSecrets();
  const first = readSecrets();
  expect(first.token).toBe(first.runnerToken);
  expect(first.url).toBe(`postgresql://studio:${first.password}@database:5432/studio`);
  expect(new Set(Object.values(first)).size).toBe(5);
  for (const secret of Object.values(first)) expect(secret.length).toBeGreaterThanOrEqual(43);
  for (const name of ['database/password', 'studio/secret-key', 'runner/token']) {
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o400);
  }
  makeSecrets();
  expect(readSecrets()).toEqual(first);
});

test('a new key of secrets is made beside the present one, which is kept for what it sealed', () => {
  makeSecrets();
  const file = path.join(folder, 'studio/secret-key');
  const rotate = () => spawnSync(process.execPath, [script('rotate-key.mjs'), file], { encoding: 'utf8' });
  const keys = [readFileSync(file, 'utf8')];
  for (let times = 0; times < 2; times += 1) {
    expect(rotate().status).toBe(0);
    keys.push(readFileSync(file, 'utf8'));
  }
  expect(new Set(keys).size).toBe(3);
  expect(readFileSync(`${file}s-old`, 'utf8').trim().split('\n')).toEqual(keys.slice(0, 2));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, 'cut o');
  expect(rotate()).toMatchObject({ status: 1, stderr: expect.stringContaining('nothing was changed') });
  expect(readFileSync(file, 'utf8')).toBe('cut o');
});

test('a secret is taken from its file, and the name of the file forgotten', () => {
  writeFileSync(path.join(folder, 'token'), 'hush\n');
  const { stdout } = preload({ RUNNER_TOKEN_FILE: path.join(folder, 'token') });
  expect(JSON.parse(stdout)).toEqual({ token: 'hush' });
});

test('a secret that is given twice, or whose file is missing, stops the start', () => {
  const file = path.join(folder, 'token');
  expect(preload({ RUNNER_TOKEN_FILE: file }).stderr).toContain('ENOENT');
  writeFileSync(file, 'hush');
  expect(preload({ RUNNER_TOKEN_FILE: file, RUNNER_TOKEN: 'other' }).stderr).toContain('RUNNER_TOKEN_FILE, not both');
});

test('the gateway hands bytes on both ways, and closes both ends together', async () => {
  const runner = createServer((socket) => socket.on('data', (bytes) => socket.end(`runner got ${bytes}`)));
  await new Promise((resolve) => runner.listen(0, '127.0.0.1', resolve));
  const gateway = spawn(process.execPath, [script('forward-port.mjs'), '0', '127.0.0.1', `${runner.address().port}`]);
  stops.push(
    () => gateway.kill(),
    () => runner.close(),
  );
  const [words] = await once(gateway.stdout, 'data');
  const client = connect(Number(String(words).match(/handing (\d+)/)[1]), '127.0.0.1');
  client.write('hello');
  const [answer] = await once(client, 'data');
  await once(client, 'close');
  expect(String(answer)).toBe('runner got hello');
});

function makeSecrets() {
  const made = spawnSync(process.execPath, [script('make-secrets.mjs'), folder], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
}

function readSecrets() {
  const read = (name) => readFileSync(path.join(folder, name), 'utf8');
  return {
    password: read('database/password'),
    url: read('studio/database-url'),
    auth: read('studio/auth-secret'),
    key: read('studio/secret-key'),
    token: read('studio/runner-token'),
    runnerToken: read('runner/token'),
  };
}

function preload(env) {
  const print = 'console.log(JSON.stringify({ token: process.env.RUNNER_TOKEN, file: process.env.RUNNER_TOKEN_FILE }))';
  return spawnSync(process.execPath, ['--import', script('secret-files.mjs'), '--eval', print], {
    env,
    encoding: 'utf8',
  });
}
