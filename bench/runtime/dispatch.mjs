// The time of an invocation: peers take turns within each round, so that what else the machine does hits all of them.
import { fork } from 'node:child_process';
import path from 'node:path';
import { kinds } from './app.mjs';
import { bundleOf } from './bundle.mjs';
import { peers } from './peers.mjs';
import { pythonProblem, startPython } from './python/start.mjs';

/** Micro-seconds by peer and kind, for each number of routes. */
export async function measureDispatch({ routeCounts, rounds, millis, log }) {
  const results = {};
  for (const count of routeCounts) {
    log(`dispatch, ${count} routes …`);
    results[count] = await measureCount(count, { rounds, millis, log });
  }
  return results;
}

async function measureCount(count, { rounds, millis, log }) {
  const workers = [];
  for (const peer of peers) workers.push({ ...peer, ask: await start(peer, count) });
  const problem = pythonProblem();
  if (problem === undefined) workers.push({ name: 'chalice (Python)', ask: await startPython(count) });
  else log(`Chalice in Python is left out: ${problem}.`);
  const samples = Object.fromEntries(workers.map(({ name }) => [name, {}]));
  for (const kind of Object.keys(kinds)) {
    const sound = [];
    for (const worker of workers) {
      const { problems } = await worker.ask({ name: kind });
      if (problems.length > 0) log(`${worker.name} answers ${kind} wrongly and is left out: ${problems.join(', ')}`);
      else sound.push(worker);
      samples[worker.name][kind] = [];
    }
    for (const worker of sound) await worker.ask({ name: kind, millis: millis * 4 }); // to warm up
    for (let round = 0; round < rounds; round += 1) {
      for (const worker of round % 2 === 0 ? sound : [...sound].reverse()) {
        samples[worker.name][kind].push((await worker.ask({ name: kind, millis })).micros);
      }
    }
  }
  for (const { ask } of workers) ask.stop();
  return Object.fromEntries(
    Object.entries(samples).map(([name, byKind]) => [
      name,
      Object.fromEntries(Object.entries(byKind).map(([kind, values]) => [kind, lowerQuartile(values)])),
    ]),
  );
}

async function start({ adapter, env }, count) {
  const worker = path.join(import.meta.dirname, 'worker.mjs');
  const bundle = await bundleOf(path.join('adapters', `${adapter}.mjs`), { format: 'esm' });
  const variables = { ...process.env, ...env };
  for (const name of Object.keys(variables)) if (variables[name] === undefined) delete variables[name];
  const child = fork(worker, [bundle.file, String(count)], { env: variables });
  const reply = () =>
    new Promise((resolve, reject) => {
      const fail = (code) => reject(new Error(`${adapter} ended with ${code}`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message);
      });
    });
  await reply();
  const ask = (message) => {
    child.send(message);
    return reply();
  };
  return Object.assign(ask, { stop: () => child.kill() });
}

/** Other work on the machine only ever adds time: the lower quartile is nearer to the truth than the mean. */
function lowerQuartile(values) {
  return values.length === 0 ? undefined : [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)];
}
