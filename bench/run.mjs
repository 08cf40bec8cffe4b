// Measures the production build on this machine, with a real browser where a page is concerned, and prints one table.
// usage: npm run bench [-- --only edits,deploy]       What is measured, and why so: bench/README.md
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/lib/build-studio.mjs';
import { installIfNeeded } from '../scripts/lib/install.mjs';

const root = path.resolve(import.meta.dirname, '..');
const measurements = ['zip', 'page-weight', 'edits', 'designer', 'deploy', 'aws-deploy', 'invocations', 'logs'];
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = values.only?.split(',') ?? measurements;
const unknown = chosen.filter((name) => !measurements.includes(name));
if (unknown.length > 0)
  throw new Error(`there is no measurement ${unknown.join(', ')}; there are ${measurements.join(', ')}`);

installIfNeeded(root);
buildIfStale(root);
const { toTable } = await import('./lib/statistics.mjs');
const { openBench } = await import('./lib/open-bench.mjs');

const rows = [];
const bench = await openBench(root);
try {
  for (const name of measurements.filter((each) => chosen.includes(each))) {
    console.log(`measuring ${name} …`);
    const { measure } = await import(`./${name}.mjs`);
    const measured = await measure(bench);
    console.log(toTable(measured));
    rows.push(...measured);
  }
} finally {
  await bench.close();
}
console.log(
  `\n${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)}\n`,
);
console.log(toTable(rows));
