import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a stage may keep on this machine's disk. */
export const QUOTA_BYTES = 2 * 1024 * 1024 * 1024;
const MEASURE_MS = 10_000;

/** Whether a stage has filled its share of the disk, measured now and then: a handler that writes for ever stops at it. */
export class DiskQuota {
  isFull = false;
  readonly #directory: string;
  readonly #bytes: number;

  constructor(directory: string, bytes = QUOTA_BYTES) {
    this.#directory = directory;
    this.#bytes = bytes;
  }

  /** Measures now, and again for as long as the process lives. */
  async start(): Promise<void> {
    await this.measure();
    setTimeout(() => void this.start(), MEASURE_MS).unref();
  }

  async measure(): Promise<void> {
    this.isFull = (await sizeOf(this.#directory)) > this.#bytes;
  }
}

async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  let total = 0;
  for (const entry of entries) {
    const file = path.join(directory, entry.name);
    // What is gone by now takes no room.
    total += entry.isDirectory() ? await sizeOf(file) : ((await stat(file).catch(() => undefined))?.size ?? 0);
  }
  return total;
}
