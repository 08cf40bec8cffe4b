import { execFileSync } from 'node:child_process';

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
  return { server: sum(server), all: sum(ours) };
}
