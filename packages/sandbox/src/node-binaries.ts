import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { NodeBinary } from './command';

const run = promisify(execFile);

/** The Node binaries that are there, by major: this process's own, and those named (`{ "22": "/opt/node22/bin/node" }`). */
export async function findNodeBinaries(named: Readonly<Record<string, string>> = {}): Promise<NodeBinary[]> {
  const own = { path: process.execPath, major: Number(process.versions.node.split('.')[0]) };
  const others = await Promise.all(Object.values(named).map(binaryAt));
  const found = new Map<number, NodeBinary>([[own.major, own]]);
  for (const binary of others) if (binary !== undefined) found.set(binary.major, binary);
  return [...found.values()].sort((a, b) => a.major - b.major);
}

/** The wanted major's binary, else the nearest newer, else the newest that is there. */
export function chooseNode(binaries: readonly NodeBinary[], major: number): NodeBinary {
  const newest = binaries.at(-1);
  if (newest === undefined) throw new Error('There is no Node binary to run functions with.');
  return binaries.find((binary) => binary.major >= major) ?? newest;
}

async function binaryAt(path: string): Promise<NodeBinary | undefined> {
  try {
    const { stdout } = await run(path, ['--version'], { env: {}, timeout: 5000 });
    const major = /^v(\d+)\./.exec(stdout)?.[1];
    return major === undefined ? undefined : { path, major: Number(major) };
  } catch {
    return undefined; // it is not there, or not for this machine
  }
}
