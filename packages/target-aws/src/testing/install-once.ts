import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 250;

/**
 * Makes a folder once, however many processes ask for it at the same time. It is made beside its place and moved there
 * when it is whole, so one that was begun and never ended is not taken for it; who waits takes over from one that died.
 */
export async function installOnce(directory: string, install: (into: string) => Promise<void>): Promise<void> {
  const lock = `${directory}.lock`;
  await mkdir(path.dirname(directory), { recursive: true });
  while (!existsSync(directory)) {
    if (!(await take(lock))) {
      await sleep(POLL_MS);
      continue;
    }
    try {
      if (!existsSync(directory)) await installBeside(directory, install);
    } finally {
      await rm(lock, { force: true });
    }
  }
}

async function installBeside(directory: string, install: (into: string) => Promise<void>): Promise<void> {
  const unfinished = await mkdtemp(`${directory}-unfinished-`);
  try {
    await install(unfinished);
    await rename(unfinished, directory);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Two that took over from a dead one at once: the other was faster.
    if (!existsSync(directory)) throw error;
  }
}

/** A file that only one process can make; it tells who did. */
async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    // Empty between its making and its writing: somebody has only just begun.
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
