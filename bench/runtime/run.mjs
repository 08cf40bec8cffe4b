// usage: node bench/runtime/run.mjs [--routes 1,10,100,1000] [--rounds 9] [--millis 60] [--starts 21] [--only dispatch]
// Needs the runtime's build. Installs the peers, at pinned versions, into this folder the first time.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    routes: { type: 'string', default: '1,10,100,1000' },
    rounds: { type: 'string', default: '9' },
    millis: { type: 'string', default: '60' },
    starts: { type: 'string', default: '21' },
    only: { type: 'string', default: 'dispatch,cold-start,registry' },
  },
});
if (!existsSync(path.join(here, '../../packages/runtime/dist'))) {
  throw new Error('Build the runtime first: npm run build -w @chalice-studio/runtime');
}
if (!existsSync(path.join(here, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}
const log = (line) => console.error(line);
const chosen = values.only.split(',');
const cpu = os.cpus()[0]?.model ?? 'unknown';
console.log(`${os.cpus().length} × ${cpu}, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)}\n`);

const { printDispatch, printColdStart, printRegistry } = await import('./tables.mjs');
if (chosen.includes('dispatch')) {
  const { measureDispatch } = await import('./dispatch.mjs');
  const routeCounts = values.routes.split(',').map(Number);
  printDispatch(
    await measureDispatch({ routeCounts, rounds: Number(values.rounds), millis: Number(values.millis), log }),
  );
}
if (chosen.includes('cold-start')) {
  const { measureColdStart } = await import('./cold-start.mjs');
  printColdStart(await measureColdStart({ runs: Number(values.starts), log }));
}
if (chosen.includes('registry')) {
  const { measureRegistry } = await import('./registry.mjs');
  printRegistry(await measureRegistry({ runs: Number(values.starts), log }));
}
