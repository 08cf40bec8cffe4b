// What a fresh process pays: loading the bundle, and the first event.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { bundleOf } from './bundle.mjs';

const here = import.meta.dirname;

/** By app: bundle bytes, and the milliseconds of load and first event in fresh processes that take turns. */
export async function measureColdStart({ runs, log }) {
  log('cold start …');
  const apps = [];
  for (const file of readdirSync(path.join(here, 'hello')).sort()) {
    const name = path.basename(file, '.mjs');
    apps.push({ name, bundle: await bundleOf(path.join('hello', file), { format: 'cjs' }), times: [] });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const app of run % 2 === 0 ? apps : [...apps].reverse()) app.times.push(start(app.bundle.file));
  }
  return apps.map(({ name, bundle, times }) => {
    // Other work on the machine only ever adds time.
    const quartile = (pick) => times.map(pick).sort((a, b) => a - b)[Math.floor(times.length / 4)];
    const load = quartile((each) => each.load);
    const first = quartile((each) => each.first);
    return { name, bytes: bundle.bytes, gzipped: bundle.gzipped, load, first };
  });
}

function start(bundle) {
  const env = { ...process.env, AWS_LAMBDA_FUNCTION_NAME: 'bench' };
  const printed = execFileSync(process.execPath, [path.join(here, 'cold-runner.cjs'), bundle], {
    env,
    encoding: 'utf8',
  });
  return JSON.parse(printed.trim().split('\n').at(-1));
}
