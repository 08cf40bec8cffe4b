import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { isProcessAlive, processStart } from './process-start';

/** Another process has the data folder open. PGlite has no lock of its own, and two of them destroy each other's data. */
export class DataFolderLockedError extends Error {
  override name = 'DataFolderLockedError';
}

const ownerSchema = z.object({
  pid: z.int(),
  startedAt: z.string().optional(),
  host: z.string(),
  since: z.string(),
  command: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

const ATTEMPTS = 5;

/** One process a data folder. A link is made or fails as a whole, so of many that start at once exactly one wins. */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'studio.lock');
  const mine = `${lock}.${randomUUID()}`;
  writeFileSync(mine, JSON.stringify(self()), { flag: 'wx', mode: 0o600 });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (tryLink(mine, lock)) return releaseOf(lock);
      const owner = readOwner(lock);
      if (owner !== undefined && isAlive(owner)) throw lockedBy(folder, owner);
      rmSync(lock, { force: true });
    }
    throw new DataFolderLockedError(
      `The data folder ${folder} could not be locked: others start in it at this moment.`,
    );
  } finally {
    rmSync(mine, { force: true });
  }
}

function self(): Owner {
  const startedAt = processStart(process.pid);
  return {
    pid: process.pid,
    ...(startedAt === undefined ? {} : { startedAt }),
    host: hostname(),
    since: new Date().toISOString(),
    command: process.argv.slice(0, 3).join(' '),
  };
}

function tryLink(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when it is gone again, or was cut off while it was written. */
function readOwner(lock: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Another host's processes cannot be looked at: their lock holds. */
function isAlive(owner: Owner): boolean {
  return owner.host !== hostname() || isProcessAlive(owner.pid, owner.startedAt);
}

function lockedBy(folder: string, { pid, host, since, command }: Owner): DataFolderLockedError {
  return new DataFolderLockedError(
    `The data folder ${folder} is open in process ${pid} on ${host} (since ${since}: ${command}). ` +
      'Stop that process, set STUDIO_DATA_DIR to another folder, or set DATABASE_URL to a Postgres server.',
  );
}

function releaseOf(lock: string): () => void {
  const release = () => {
    if (readOwner(lock)?.pid === process.pid) rmSync(lock, { force: true });
  };
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}
