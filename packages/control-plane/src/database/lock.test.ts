import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolderLockedError, lockDataFolder } from './lock';
import { processStart } from './process-start';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = () => path.join(folder, 'studio.lock');
const owner = (fields: object) =>
  writeFileSync(
    lockFile(),
    JSON.stringify({ pid: 1, host: hostname(), since: '2026-01-01', command: 'node server.js', ...fields }),
  );

test('a folder that is open is refused, with who has it and what to do', () => {
  const release = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(DataFolderLockedError);
  expect(() => lockDataFolder(folder)).toThrow(
    new RegExp(`${folder} is open in process ${process.pid} on ${hostname()}.*STUDIO_DATA_DIR.*DATABASE_URL`),
  );
  release();
  lockDataFolder(folder)();
});

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const { pid = 0 } = child;
  owner({ pid, startedAt: processStart(pid) });
  expect(() => lockDataFolder(folder)).toThrow(DataFolderLockedError);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  lockDataFolder(folder)();
});

test('a process that got the number of one that ended holds no lock', () => {
  owner({ pid: process.ppid, startedAt: '1' });
  lockDataFolder(folder)();
});

test('a lock of another machine is never taken over', () => {
  owner({ pid: 999_999, host: 'elsewhere' });
  expect(() => lockDataFolder(folder)).toThrow('process 999999 on elsewhere');
});

test('a lock that was cut off while it was written is taken over', () => {
  writeFileSync(lockFile(), '{"pid":');
  const release = lockDataFolder(folder);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
  release();
});
