import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A key of 32 random bytes in hex, in a file that only the studio's user reads; made once. */
export function readOrMakeKey(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const file = path.join(folder, name);
  return read(file) ?? make(file);
}

/** The keys that were in use before: those put aside, one a line, and the folder's own, where another one is set now. */
export function readOldKeys(folder: string, name: string): string[] {
  const aside =
    readText(path.join(folder, `${name}s-old`))
      ?.split(/\s+/)
      .filter(Boolean) ?? [];
  const [wrong] = aside.filter((key) => !KEY.test(key));
  if (wrong !== undefined) {
    throw new Error(
      `${path.join(folder, `${name}s-old`)} holds a line that is no key: each has 64 hexadecimal digits.`,
    );
  }
  return [...aside, read(path.join(folder, name)) ?? []].flat();
}

const KEY = /^[0-9a-f]{64}$/;

function read(file: string): string | undefined {
  const text = readText(file);
  if (text === undefined || KEY.test(text)) return text;
  throw new Error(
    `${file} does not hold a key any more. Restore it from a backup: without it nothing sealed can be read.`,
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Linked into place, so that of two that start at once one makes it and both read the same. */
function make(file: string): string {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(mine, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  const made = read(file);
  if (made === undefined) throw new Error(`${file} could not be made.`);
  return made;
}
