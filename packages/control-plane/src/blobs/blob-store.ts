import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes named by their own hash, on disk. Putting the same ones twice is one file. */
export class BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = this.#fileOf(sha256);
    if (await this.has(sha256)) return sha256;
    await mkdir(path.dirname(file), { recursive: true });
    const mine = `${file}.${randomUUID()}`;
    await writeFile(mine, bytes, { flag: 'wx' });
    await rename(mine, file);
    return sha256;
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.#fileOf(sha256)).then(
      (file) => file.isFile(),
      () => false,
    );
  }

  /** Undefined when it is not there, or is no longer what its name says. */
  async find(sha256: string): Promise<Uint8Array | undefined> {
    const bytes = await readFile(this.#fileOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (bytes === undefined) return undefined;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  }

  /** Removes what nothing refers to and was not put just now: whoever puts a blob writes its reference a little later. Answers how many. */
  async removeUnused({ used, before }: { used: ReadonlySet<string>; before: Date }): Promise<number> {
    let removed = 0;
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      },
    );
    for (const entry of entries) {
      if (!entry.isFile() || used.has(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      if ((await stat(file)).mtime >= before) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  #fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`${sha256} is no hash of a blob.`);
    return path.join(this.#folder, sha256.slice(0, 2), sha256);
  }
}
