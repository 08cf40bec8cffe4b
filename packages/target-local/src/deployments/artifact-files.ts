import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';

/** Lambda's own limit for code and layers, unzipped. */
const MAXIMUM_UNZIPPED_BYTES = 250 * 1024 * 1024;

/** Unpacks an artifact once into a folder named by its hash, and answers that folder. */
export async function unpackArtifact(
  artifact: { bytes: Uint8Array; sha256: string },
  directory: string,
): Promise<string> {
  const sha256 = createHash('sha256').update(artifact.bytes).digest('hex');
  if (sha256 !== artifact.sha256) {
    throw new Error(`The artifact's bytes have the hash ${sha256}, not ${artifact.sha256}. Build it again.`);
  }
  const target = path.join(directory, sha256);
  if (await exists(target)) return target;
  const temporary = path.join(directory, `.${sha256}-${randomUUID()}`);
  await writeFiles(unzipped(artifact.bytes), temporary);
  await rename(temporary, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(temporary, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another deployment was as fast
  });
  return target;
}

/** Removes every unpacked artifact but these. */
export async function removeOtherArtifacts(directory: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    if (!kept.has(name)) await rm(path.join(directory, name), { recursive: true, force: true });
  }
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  return unzipSync(bytes, {
    filter(file) {
      total += file.originalSize;
      if (total > MAXIMUM_UNZIPPED_BYTES)
        throw new Error('The artifact is larger than 250 MB unzipped, Lambda’s limit.');
      return true;
    },
  });
}

async function writeFiles(files: Record<string, Uint8Array>, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    const file = path.resolve(directory, name);
    if (!file.startsWith(`${directory}${path.sep}`)) throw new Error(`The artifact has a file outside of it: ${name}`);
    await mkdir(path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, contents);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
