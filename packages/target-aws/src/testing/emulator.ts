import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from './install-once';

const run = promisify(execFile);
const scripts = path.join(import.meta.dirname, '../../emulator');

export type Emulator = { endpoint: string; stop(): Promise<void> };

/** Why the emulator cannot run on this machine; undefined where it can. It is a Python program. */
export async function emulatorProblem(): Promise<string | undefined> {
  try {
    await run('python3', ['-c', 'import sys, venv; sys.exit(0 if sys.version_info >= (3, 10) else 1)']);
    return undefined;
  } catch {
    return 'The AWS emulator needs Python 3.10 or newer with venv (Debian: apt-get install python3-venv).';
  }
}

/** An AWS of its own on a free port, installed once a machine; its state goes when it stops. */
export async function startEmulator(): Promise<Emulator> {
  const installed = await install();
  const state = await mkdtemp(path.join(tmpdir(), 'aws-'));
  const port = await freePort();
  await run('sh', [path.join(scripts, 'start.sh'), installed, String(port), state], {
    env: { PATH: process.env.PATH, AUTH: 'true' },
  });
  const pid = Number(readFileSync(path.join(state, 'pid'), 'utf8'));
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      process.kill(pid, 'SIGTERM');
      await gone(pid);
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** Outside of the project: Node would find the project's packages and hide what a function lacks. */
async function install(): Promise<string> {
  const version = createHash('sha256')
    .update(readFileSync(path.join(scripts, 'setup.sh')))
    .digest('hex')
    .slice(0, 12);
  const directory = path.join(tmpdir(), `chalice-studio-emulator-${version}`);
  await installOnce(directory, async (into) => {
    await run('sh', [path.join(scripts, 'setup.sh'), into], { timeout: 300_000 });
  });
  return directory;
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.kill(pid, 'SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
