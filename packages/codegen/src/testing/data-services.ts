import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** DynamoDB's protocol on a free port, in memory. Neither emulator has types of its own. */
export async function startDynamodb(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const dynalite: (options: { createTableMs: number }) => Server = require('dynalite');
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

type S3rver = { run(): Promise<unknown>; close(): Promise<void> };
type S3rverClass = new (options: {
  port: number;
  address: string;
  silent: boolean;
  directory: string;
  configureBuckets: { name: string }[];
}) => S3rver;

/** S3's protocol on a free port, with these buckets in a temporary folder. */
export async function startS3(buckets: readonly string[]): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const Server: S3rverClass = require('s3rver');
  const directory = await mkdtemp(path.join(tmpdir(), 's3-'));
  const port = await freePort();
  const configureBuckets = buckets.map((name) => ({ name }));
  const server = new Server({ port, address: '127.0.0.1', silent: true, directory, configureBuckets });
  await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** s3rver does not tell which port it was given. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
