import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Dynamodb, Item } from './dynamodb';
import { restoreItem } from './item-keys';

type OldImage = { table: string; key: Item; image: Item | undefined };
export type Journal = { write(images: readonly OldImage[]): Promise<void>; clear(): Promise<void> };

/** The old images of the transaction that is under way. One that is found at the start was cut off: it is undone. */
export async function openJournal(file: string, dynamodb: Dynamodb): Promise<Journal> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined) {
    for (const image of JSON.parse(text) as OldImage[]) await restoreItem(dynamodb, image);
    await rm(file);
  }
  return {
    async write(images) {
      await writeFile(`${file}.part`, JSON.stringify(images));
      await rename(`${file}.part`, file);
    },
    clear: () => rm(file, { force: true }),
  };
}
