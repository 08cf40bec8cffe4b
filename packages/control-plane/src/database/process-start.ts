import { readFileSync } from 'node:fs';

/** Whether a process runs. `startedAt` is what `processStart` said of it: process ids are used again. */
export function isProcessAlive(pid: number, startedAt: string | undefined): boolean {
  const now = processStart(pid);
  if (now !== undefined) return now !== 'ended' && (startedAt === undefined || now === startedAt);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, in the kernel's ticks; `ended` for a zombie; undefined where there is no /proc. */
export function processStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command's name, in parentheses, may hold anything; what follows it does not.
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19];
}
