import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Example, exampleOf } from './example';

/** What the gallery shows first. */
const first = ['todo', 'chat', 'reports', 'thumbnails', 'documents', 'notes', 'webhooks'];

/** All examples of a folder: each has `example.json`, `app-spec.json`, its lockfile, and its sources as files. */
export async function readExamples(directory: string): Promise<Example[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const place = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  names.sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'));
  return Promise.all(names.map(async (name) => exampleOf(name, await filesOf(path.join(directory, name)))));
}

async function filesOf(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const name = path.relative(folder, file).replaceAll(path.sep, '/');
        return [name, new Uint8Array(await readFile(file))] as const;
      }),
    ),
  );
}
