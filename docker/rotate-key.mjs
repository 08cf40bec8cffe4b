// Makes a new key that stored secrets are sealed with, and puts the present one aside: the studio seals everything anew at
// its next start, and says when the old one is no longer needed.
// usage: npm run key:rotate [-- FILE]     FILE: what holds the key (.data/keys/studio-secret-key)
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY = /^[0-9a-f]{64}$/;
const dataFolder = process.env.STUDIO_DATA_DIR || path.join(import.meta.dirname, '../.data');
const file = path.resolve(process.argv[2] ?? path.join(dataFolder, 'keys/studio-secret-key'));
const aside = `${file}s-old`;

try {
  rotate();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function rotate() {
  if (!existsSync(file)) throw new Error(`${file} is not there: a studio makes its key when it is first started.`);
  const present = readFileSync(file, 'utf8').trim();
  if (!KEY.test(present)) throw new Error(`${file} holds no key of 64 hexadecimal digits; nothing was changed.`);
  const before = existsSync(aside) ? readFileSync(aside, 'utf8').split(/\s+/).filter(Boolean) : [];
  // The present key is kept before it is replaced: whenever this ends, no key is lost.
  replace(aside, `${[...new Set([...before, present])].join('\n')}\n`);
  replace(file, randomBytes(32).toString('hex'));
  console.log(`A new key is in ${file}; the present one was put into ${aside}.`);
  console.log('Start the studio again: it seals every stored secret anew, and its log says how many are left.');
}

/** Whole or not at all, for the user who could read the key before. */
function replace(target, text) {
  const { uid, gid } = statSync(file);
  writeFileSync(`${target}.new`, text, { mode: 0o600, flush: true });
  if (process.getuid?.() === 0) chownSync(`${target}.new`, uid, gid);
  renameSync(`${target}.new`, target);
}
