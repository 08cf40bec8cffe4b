import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Message, messageSchema } from './message';

/** A queue's messages on disk, a file each. What is written and removed of one queue happens in the order of the calls. */
export class MessageFiles {
  #last: Promise<void> = Promise.resolve();

  private constructor(readonly directory: string) {}

  static async open(directory: string): Promise<{ files: MessageFiles; messages: Message[] }> {
    await mkdir(directory, { recursive: true });
    const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
    const messages = await Promise.all(
      names.map(async (name) => messageSchema.parse(JSON.parse(await readFile(path.join(directory, name), 'utf8')))),
    );
    return { files: new MessageFiles(directory), messages };
  }

  write(message: Message): Promise<void> {
    const file = this.#fileOf(message);
    // As it is now: it may have changed again when its turn comes.
    const text = JSON.stringify(message);
    return this.#next(async () => {
      await writeFile(`${file}.part`, text);
      await rename(`${file}.part`, file);
    });
  }

  remove(message: Message): Promise<void> {
    return this.#next(() => rm(this.#fileOf(message), { force: true }));
  }

  #fileOf({ sequenceNumber }: Message): string {
    return path.join(this.directory, `${sequenceNumber}.json`);
  }

  #next(step: () => Promise<void>): Promise<void> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => {});
    return result;
  }
}
