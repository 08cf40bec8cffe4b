import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installOnce } from './install-once';

async function aPlace() {
  const parent = await mkdtemp(path.join(tmpdir(), 'install-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return { parent, directory: path.join(parent, 'tool') };
}

const writing = (words: string) => async (into: string) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await writeFile(path.join(into, 'tool.txt'), words);
};

test('who comes at the same time waits, and there is one installation', async () => {
  const { parent, directory } = await aPlace();
  let count = 0;
  const install = async (into: string) => {
    count += 1;
    await writing(`made ${count}`)(into);
  };
  await Promise.all([1, 2, 3].map(() => installOnce(directory, install)));
  expect([count, await readFile(path.join(directory, 'tool.txt'), 'utf8')]).toEqual([1, 'made 1']);
  expect(await readdir(parent)).toEqual(['tool']);
});

test('one that failed leaves nothing, and the next one does it', async () => {
  const { parent, directory } = await aPlace();
  const fail = async () => Promise.reject(new Error('no network'));
  await expect(installOnce(directory, fail)).rejects.toThrow('no network');
  expect(await readdir(parent)).toEqual([]);
  await installOnce(directory, writing('whole'));
  expect(await readdir(parent)).toEqual(['tool']);
});

test('a process that died while it installed does not keep others from it', async () => {
  const { directory } = await aPlace();
  const { pid } = spawnSync('true');
  await writeFile(`${directory}.lock`, String(pid));
  await installOnce(directory, writing('whole'));
  expect(await readFile(path.join(directory, 'tool.txt'), 'utf8')).toBe('whole');
});
