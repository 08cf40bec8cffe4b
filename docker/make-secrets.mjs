// Makes the secrets of a compose installation, once: each file is readable by the one user who needs it, and never replaced.
// usage: node docker/make-secrets.mjs [FOLDER]     (in the container: /secrets, as root)
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The users of the images: `node` of ours, `postgres` of Debian's Postgres image. */
const STUDIO_USER = 1000;
const POSTGRES_USER = 999;

const folder = process.argv[2] ?? '/secrets';
const password = keep('database/password', POSTGRES_USER, makeSecret);
keep('studio/database-url', STUDIO_USER, () => `postgresql://studio:${password}@database:5432/studio`);
keep('studio/auth-secret', STUDIO_USER, makeSecret);
// What is set in its place when it is changed (docs/self-hosting.md).
keep('studio/auth-secrets', STUDIO_USER, () => '');
keep('studio/secret-key', STUDIO_USER, makeSecret);
// Keys that rotate-key.mjs puts aside.
keep('studio/secret-keys-old', STUDIO_USER, () => '');
const token = keep('studio/runner-token', STUDIO_USER, makeSecret);
keep('runner/token', STUDIO_USER, () => token);

function keep(name, user, make) {
  const file = path.join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const value = make();
  mkdirSync(path.dirname(file), { recursive: true });
  // Whole or not at all: a half-written password would lock the database for ever.
  writeFileSync(`${file}.new`, value, { mode: 0o400 });
  if (process.getuid?.() === 0) chownSync(`${file}.new`, user, user);
  renameSync(`${file}.new`, file);
  console.log(`made ${name}`);
  return value;
}

function makeSecret() {
  return randomBytes(32).toString('hex');
}
