import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const shipped = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
let folder;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'compose-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('passes the file that is shipped', () => {
  expect(check(shipped).stderr).toBe('');
});

test.each([
  ['a key that the specification does not know', '    pids_limit: 4096', '    pids_limits: 4096', 'pids_limits'],
  [
    'a runner on a network that leads outside',
    '    networks: [runner]',
    '    networks: [runner, edge]',
    'edge leads outside',
  ],
  ['a runner that reaches the database', '    networks: [runner]', '    networks: [database]', 'reaches the database'],
  [
    'a runner that sees the studio’s secrets',
    'runner-secrets:/secrets:ro',
    'studio-secrets:/secrets:ro',
    'runner: sees',
  ],
  ['a writable file system', '  read_only: true', '  read_only: false', 'not read-only'],
  ['a secret in the environment', 'RUNNER_TOKEN_FILE: /secrets/token', 'RUNNER_TOKEN: hush', 'docker inspect shows it'],
])('refuses %s', (_title, from, to, complaint) => {
  expect(shipped).toContain(from);
  const { status, stderr } = check(shipped.replace(from, to));
  expect(stderr).toContain(complaint);
  expect(status).toBe(1);
});

function check(text) {
  const file = path.join(folder, 'docker-compose.yml');
  writeFileSync(file, text);
  const args = [path.join(root, 'scripts/check-compose.mjs'), file];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}
