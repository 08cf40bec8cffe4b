// usage: node bench/synth/run.mjs [--routes 1,10,100,500] [--rounds 5] [--only chalice-studio,cdk]
// Whole processes, from a project on disk to a template and a zip. Needs the builds of the runtime and the cli. Installs the
// peers, at pinned versions, into this folder the first time.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from '../lib/statistics.mjs';
import { printTables } from './tables.mjs';
import { forget, outputOf, prepare, tools } from './tools.mjs';

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    routes: { type: 'string', default: '1,10,100,500' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
for (const built of ['runtime/dist/esm/index.js', 'cli/dist/chalice.cjs']) {
  if (existsSync(path.join(here, '../../packages', built))) continue;
  throw new Error('Build first: npm run build -w @chalice-studio/runtime -w @chalice-studio/cli');
}
if (!existsSync(path.join(here, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
}

const counts = values.routes.split(',').map(Number);
const words = values.only.split(',');
const chosen = tools.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word.toLowerCase())));
const measured = chosen.filter((tool) => {
  const problem = tool.problem?.();
  if (problem !== undefined) console.log(`${tool.name} is left out: ${problem}.`);
  return problem === undefined;
});
const quiet = {
  CI: '1',
  SLS_TELEMETRY_DISABLED: '1',
  SLS_TRACKING_DISABLED: '1',
  SLS_NOTIFICATIONS_MODE: 'off',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};
// Not below this repository: what lies above an app would be found as its packages.
const folder = mkdtempSync(path.join(os.tmpdir(), 'synth-bench-'));
const cells = counts.flatMap((count) => measured.map((tool) => ({ tool, count, samples: [] })));

try {
  for (const cell of cells) {
    cell.folder = path.join(folder, `${cell.tool.name.replaceAll(/\W+/g, '-')}-${cell.count}`);
    cell.out = `${cell.folder}-out`;
    prepare(cell.tool, cell.folder, cell.count);
  }
  // The first round is not counted: it brings files into the cache, and shows that each tool does its work.
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const cell of round % 2 === 0 ? cells : cells.toReversed()) {
      const sample = packageOnce(cell);
      if (round === 0) cell.output = outputOf(cell.tool, cell.out, cell.folder);
      else cell.samples.push(sample);
    }
    console.error(`round ${round} of ${values.rounds}, load ${os.loadavg()[0].toFixed(1)}`);
  }
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)}\n`,
  );
  printTables(
    cells.map(({ tool, count, samples, output }) => ({ name: tool.name, count, ...output, ...summaryOf(samples) })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A process from its start to its end; its memory is that of its largest process. */
function packageOnce({ tool, folder: app, out }) {
  forget(app, out);
  const [command, args] = tool.command(app, out);
  const report = path.join(folder, 'time');
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', ['-o', report, '-f', '%U %S %M', command, ...args], {
    cwd: app,
    env: { ...process.env, ...quiet, ...tool.env },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`${tool.name} failed.\n${stderr}${stdout}`);
  const [user, system, kilobytes] = readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, megabytes: kilobytes / 1024 };
}

function summaryOf(samples) {
  const median = (field) =>
    percentile(
      samples.map((sample) => sample[field]),
      0.5,
    );
  const least = Math.min(...samples.map(({ seconds }) => seconds));
  return { seconds: median('seconds'), least, cpuSeconds: median('cpuSeconds'), megabytes: median('megabytes') };
}
