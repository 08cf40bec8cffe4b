import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { createRecordId } from '../record-id';

const NOBODY = 65_534;

/** The programs of a Postgres server, where one is installed. */
export function findPostgres(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = [
    ...versions.map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb')));
}

export type TestPostgres = { createDatabase: () => Promise<string>; stop: () => Promise<void> };

/** A server that is thrown away afterwards, reached by a socket in its own folder: no port can be taken. */
export async function startPostgres(programs: string): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'control-plane-postgres-'));
  // Postgres refuses to run as root.
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if ('uid' in identity) for (const place of [folder, data]) chownSync(place, NOBODY, NOBODY);
  const made = spawnSync(path.join(programs, 'initdb'), ['-D', data, '-U', 'studio', '-A', 'trust', '-N'], {
    ...identity,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const options = ['-D', data, '-k', folder, '-h', '', '-c', 'fsync=off', '-c', 'max_connections=100'];
  const server = spawn(path.join(programs, 'postgres'), options, { ...identity, stdio: 'ignore' });
  const urlOf = (database: string) => `postgresql://studio@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await untilReady(urlOf('postgres'));
  return {
    createDatabase: async () => {
      const name = `test_${createRecordId(12)}`;
      await withClient(urlOf('postgres'), (client) => client.query(`CREATE DATABASE ${name}`));
      return urlOf(name);
    },
    stop: () => stop(server, folder),
  };
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await withClient(url, async () => {});
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(100);
    }
  }
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
