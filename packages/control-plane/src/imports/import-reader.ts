import { Worker } from 'node:worker_threads';
import type { ReadImport } from '@chalice-studio/interchange';

type ReaderLimits = { seconds: number; memoryMb: number; atOnce: number };

/** On a machine with nothing else to do 20 MB are read in a sixth of that time and half of that memory. */
const usualLimits: ReaderLimits = { seconds: 120, memoryMb: 1024, atOnce: 2 };

/**
 * Reads files to import in threads of their own, so that a large one keeps nobody waiting and one that was made to
 * exhaust a reader ends alone. Those that come while enough are read wait their turn.
 */
export class ImportReader {
  readonly #entry: string;
  readonly #limits: ReaderLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** `entry` is interchange's built `dist/reader.mjs`. */
  constructor(entry: string, limits: Partial<ReaderLimits> = {}) {
    this.#entry = entry;
    this.#limits = { ...usualLimits, ...limits };
  }

  async read(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<ReadImport> {
    if (this.#running >= this.#limits.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await readInThread(this.#entry, { bytes, fileName }, this.#limits);
    } finally {
      const next = this.#waiting.shift();
      // Who waited longest takes the place over; without anybody it is free.
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

type Upload = { bytes: Uint8Array<ArrayBuffer>; fileName: string };

function readInThread(entry: string, upload: Upload, { seconds, memoryMb }: ReaderLimits): Promise<ReadImport> {
  const worker = new Worker(entry, {
    workerData: upload,
    transferList: [upload.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    // It gets what it reads and nothing else.
    env: {},
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(unread('too-slow', `${upload.fileName} was not read within ${seconds} s. Import it in parts.`));
      void worker.terminate();
    }, seconds * 1000);
    worker.on('message', resolve);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
      const message = `${upload.fileName} takes more than ${memoryMb} MB of memory to be read. Import it in parts.`;
      resolve(unread('too-large', message));
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The thread that read an import ended without an answer (${code}).`));
    });
  });
}

function unread(code: string, message: string): ReadImport {
  return { format: undefined, imported: { ok: false, findings: [{ severity: 'error', code, message }] } };
}
