import { enterScript } from './enter-script';
import type { Isolation } from './isolation';

export type SandboxPaths = {
  /** The folder with the code. */
  app: string;
  /** Our own part of the child. */
  child: string;
  /** The folder with the stage's socket: the only way out. */
  sockets: string | undefined;
  /** A folder of the sandbox's own: its root is mounted there, or, without a mount namespace, it is its temporary folder. */
  own: string;
};

export type NodeBinary = { path: string; major: number };

export type CommandOptions = { isolation: Isolation; node: NodeBinary; paths: SandboxPaths; memoryMb: number };

/** Node itself, its stacks and compiled code come on top of the memory that a function is given. */
const MEMORY_OF_NODE_MB = 192;
/** From Node 23 on V8 reserves all its address space for code at once, and the kernel counts that as data. */
const CODE_RANGE_MB = 512;
/** Below this, apps of ordinary size do not load. */
const MINIMUM_MEMORY_MB = 256;

/** The paths as the code sees them: those of its own root, or the host's where it has none. */
export function pathsInside({ isolation, paths }: Pick<CommandOptions, 'isolation' | 'paths'>) {
  if (isolation.files === 'namespace') return { app: '/app', child: '/child', sockets: '/sockets', temporary: '/tmp' };
  return { app: paths.app, child: paths.child, sockets: paths.sockets, temporary: paths.own };
}

/** A sandbox never outlives its parent, and stands back behind it when both want the processor. */
export const deathWithParent = ['nice', '-n', '5', 'setpriv', '--pdeathsig', 'KILL'];

/** The whole command line: death with its parent, limits, namespaces, Node's permission model. */
export function sandboxCommand(options: CommandOptions): string[] {
  const { isolation, paths, node } = options;
  const limits = isolation.memory === 'capped' ? limitsOf(options) : [];
  const program = nodeWords(options);
  if (isolation.processes === 'open') return [...limits, node.path, ...program];
  const dying = [...deathWithParent, ...limits];
  if (isolation.files === 'permissions') {
    return [...dying, 'unshare', '-Urnipf', '--kill-child', node.path, ...program];
  }
  const entering = [
    'sh',
    '-c',
    enterScript,
    'enter',
    paths.own,
    paths.app,
    paths.child,
    paths.sockets ?? '',
    node.path,
  ];
  return [...dying, 'unshare', '-Urmnipf', '--kill-child', ...entering, '/bin/node', ...program];
}

function limitsOf({ memoryMb, node }: CommandOptions): string[] {
  const reserved = node.major >= 23 ? CODE_RANGE_MB : 0;
  const data = (atLeast(memoryMb) + MEMORY_OF_NODE_MB + reserved) * 1024 * 1024;
  return ['prlimit', `--data=${data}`, '--nofile=1024', '--fsize=536870912', '--core=0'];
}

function nodeWords(options: CommandOptions): string[] {
  const inside = pathsInside(options);
  const readable = [inside.app, inside.child, inside.temporary];
  return [
    options.node.major >= 23 ? '--permission' : '--experimental-permission',
    ...readable.map((folder) => `--allow-fs-read=${folder}/*`),
    `--allow-fs-write=${inside.temporary}/*`,
    '--no-warnings',
    `--max-old-space-size=${Math.round(atLeast(options.memoryMb) * 0.75)}`,
    `${inside.child}/main.mjs`,
  ];
}

function atLeast(memoryMb: number): number {
  return Math.max(memoryMb, MINIMUM_MEMORY_MB);
}
