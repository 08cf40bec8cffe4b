import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deathWithParent } from './command';
import { enterScript } from './enter-script';

/** What this machine can close around people's code, as tried. */
export type Isolation = {
  /** `closed`: a network namespace of its own. `open`: whatever this machine reaches, the code reaches. */
  network: 'closed' | 'open';
  /** `namespace`: only what is mounted for it exists. `permissions`: Node's permission model alone, which does not guard sockets. */
  files: 'namespace' | 'permissions';
  /** `namespace`: it sees and signals its own processes only. */
  processes: 'namespace' | 'open';
  /** Memory beyond the JavaScript heap (Buffers, WebAssembly) is capped by the kernel. */
  memory: 'capped' | 'heap-only';
  /** What is not closed, in words for a person; empty when everything is. */
  warnings: readonly string[];
};

/** Tries each means of isolation once, in the same way in which sandboxes use it. */
export async function probeIsolation(): Promise<Isolation> {
  const directory = await mkdtemp(path.join(tmpdir(), 'sandbox-probe-'));
  try {
    const own = path.join(directory, 'own');
    const app = path.join(directory, 'app');
    await Promise.all([own, app].map((each) => mkdir(each)));
    const entering = ['sh', '-c', enterScript, 'enter', own, app, app, '', process.execPath, '/bin/node', '--version'];
    const [hasNamespaces, hasMounts, hasLimits] = await Promise.all([
      succeeds([...deathWithParent, 'unshare', '-Urnipf', '--kill-child', 'true']),
      succeeds([...deathWithParent, 'unshare', '-Urmnipf', '--kill-child', ...entering]),
      succeeds(['prlimit', '--data=268435456', '--core=0', 'true']),
    ]);
    return describe({ hasNamespaces: hasNamespaces || hasMounts, hasMounts, hasLimits });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function describe(found: { hasNamespaces: boolean; hasMounts: boolean; hasLimits: boolean }): Isolation {
  const warnings: string[] = [];
  if (!found.hasNamespaces) {
    warnings.push(
      'The network of people’s code cannot be closed here (unshare is missing or refused): it reaches whatever this machine reaches, and can signal processes of the same user.',
    );
  }
  if (!found.hasMounts) {
    warnings.push(
      'A file system of its own cannot be mounted here: files are guarded by Node’s permission model alone, which does not stop connections to Unix sockets of the same user.',
    );
  }
  if (!found.hasLimits) {
    warnings.push('Memory outside the JavaScript heap cannot be capped here (prlimit is missing).');
  }
  return {
    network: found.hasNamespaces ? 'closed' : 'open',
    processes: found.hasNamespaces ? 'namespace' : 'open',
    files: found.hasMounts ? 'namespace' : 'permissions',
    memory: found.hasLimits ? 'capped' : 'heap-only',
    warnings,
  };
}

function succeeds([command = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', env: { PATH: process.env.PATH }, timeout: 10_000 });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
