import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a build is made of. Documentation and tests change nothing in it. */
const INPUTS = [
  ...['apps', 'packages', 'prisma', 'examples'],
  ...['package.json', 'package-lock.json', 'turbo.json', 'tsconfig.base.json', 'scripts/build.mjs'],
];
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.next', '.turbo', 'generated', 'golden', 'conformance']);
const SKIPPED_FILES = /\.(test|test-d)\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$/;

/** A hash of every source that the build reads, and of the Node that builds. Content only: a fresh clone hashes alike. */
export function sourceHash(root) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of INPUTS.flatMap((input) => listFiles(root, input))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function listFiles(root, place) {
  const status = statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!status) return [];
  if (!status.isDirectory()) return [place];
  return readdirSync(path.join(root, place), { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() ? SKIPPED_FOLDERS.has(entry.name) : SKIPPED_FILES.test(entry.name)))
    .map((entry) => `${place}/${entry.name}`)
    .sort()
    .flatMap((inner) => listFiles(root, inner));
}
