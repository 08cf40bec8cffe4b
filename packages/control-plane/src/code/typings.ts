import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export type Typings = { files: { path: string; text: string }[]; isTruncated: boolean };

/** What an editor in a browser still takes in a second. */
const MOST_CHARACTERS = 10_000_000;

/** Copies of the same types for compilers of long ago. */
const skipped = /\/(ts[0-9.]+|node_modules|test|tests|src|umd|amd)\//;

/** The declaration files of packages as an editor finds them below `node_modules`, in the order given, as many as fit. */
export async function readTypings(packages: readonly { name: string; directory: string }[]): Promise<Typings> {
  const files: Typings['files'] = [];
  let characters = 0;
  for (const { name, directory } of packages) {
    for (const file of await declarationFiles(directory)) {
      const text = await readFile(path.join(directory, file), 'utf8');
      characters += text.length;
      if (characters > MOST_CHARACTERS) return { files, isTruncated: true };
      files.push({ path: `node_modules/${name}/${file}`, text });
    }
  }
  return { files, isTruncated: false };
}

/** package.json first: it says which of the others is the entry. */
async function declarationFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.d\.[mc]?ts$/.test(entry.name))
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !skipped.test(`/${file}`));
  return ['package.json', ...files.sort()];
}
