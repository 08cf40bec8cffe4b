import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { tarball } from './tar';

export type RuntimePackage = { fileName: string; bytes: Uint8Array };

const manifestSchema = z.looseObject({ name: z.string(), version: z.string() });
const packed = new Map<string, Promise<RuntimePackage>>();

/** The runtime that this studio runs apps on, as npm installs it from a file; packed once a process. */
export function runtimePackage(directory: string): Promise<RuntimePackage> {
  const known = packed.get(directory) ?? pack(directory);
  packed.set(directory, known);
  return known;
}

async function pack(directory: string): Promise<RuntimePackage> {
  const text = await readFile(path.join(directory, 'package.json'), 'utf8');
  const { devDependencies: _, scripts: __, ...manifest } = manifestSchema.parse(JSON.parse(text));
  const dist = path.join(directory, 'dist');
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {
    'package/package.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  };
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    files[`package/dist/${path.relative(dist, file).replaceAll(path.sep, '/')}`] = await readFile(file);
  }
  const readme = path.join(directory, 'README.md');
  if (existsSync(readme)) files['package/README.md'] = await readFile(readme);
  return {
    fileName: `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`,
    bytes: tarball(files),
  };
}
