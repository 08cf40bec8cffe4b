import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nextFreePort } from './ports.mjs';
import { StudioError } from './studio-error.mjs';

const NOBODY = 65_534;

/** A real Postgres on a free port with an empty database `studio`; answers its address and how to stop and forget it. */
export async function startPostgres() {
  const programs = findPrograms();
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  // Postgres refuses to run as root.
  const identity = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, 'studio');
  if (identity.uid) for (const place of [folder, data, passwordFile]) chownSync(place, NOBODY, NOBODY);
  run(
    programs,
    'initdb',
    ['-D', data, '-U', 'studio', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    identity,
  );
  const port = await nextFreePort(45_000 + Math.floor(Math.random() * 5000));
  const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off'];
  const server = spawn(path.join(programs, 'postgres'), args, { ...identity, stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const env = { ...process.env, PGPASSWORD: 'studio' };
  await untilReady(programs, port);
  run(programs, 'createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'studio', 'studio'], { env });
  return {
    url: `postgresql://studio:studio@127.0.0.1:${port}/studio`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function findPrograms() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a) : [];
  const folders = [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find((folder) => existsSync(path.join(folder, 'initdb')));
  if (found) return found;
  throw new StudioError('no Postgres server is installed here (initdb was not found)');
}

function run(programs, name, args, options) {
  const done = spawnSync(path.join(programs, name), args, { encoding: 'utf8', ...options });
  if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`);
}

async function untilReady(programs, port) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const asked = spawnSync(path.join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    if (asked.status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Postgres did not become ready within 20 s');
}
