import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const REPORT_WITHIN_MS = 60_000;

/** Resident memory in MB of a process and all that it started, by what they are: the server, the runner, functions. */
export function memoryOf(pid) {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' }).trim().split('\n');
  const processes = lines.map((line) => {
    const [, own, parent, rss, args] = line.match(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/);
    return { pid: Number(own), parent: Number(parent), megabytes: Number(rss) / 1024, args };
  });
  const family = new Set([pid]);
  // Children may stand before their parents in the list.
  for (const _ of [1, 2, 3, 4, 5]) for (const each of processes) if (family.has(each.parent)) family.add(each.pid);
  const sum = (part) => part.reduce((total, { megabytes }) => total + megabytes, 0);
  const ours = processes.filter((each) => family.has(each.pid));
  const server = ours.filter(({ args }) => /next-server|server\.js/.test(args));
  return { server: sum(server), all: sum(ours), serverPid: server[0]?.pid };
}

/** What the server keeps after it has collected its garbage, in MB, as `heap-report.mjs` within it writes to `file`. */
export async function keptBy(pid, file) {
  const { serverPid } = memoryOf(pid);
  const count = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
  const had = count().length;
  process.kill(serverPid, 'SIGUSR2');
  for (const until = Date.now() + REPORT_WITHIN_MS; Date.now() < until; await pause(100)) {
    const lines = count();
    if (lines.length === had) continue;
    const { after } = JSON.parse(lines.at(-1));
    const { heapUsed, heapTotal, external, arrayBuffers, rss } = after;
    return megabytes({ heapUsed, heapTotal, external, arrayBuffers, rss });
  }
  throw new Error(`The server has not told of its memory within ${REPORT_WITHIN_MS / 1000} s.`);
}

function megabytes(bytes) {
  return Object.fromEntries(Object.entries(bytes).map(([name, count]) => [name, Math.round(count / 1024 / 1024)]));
}
