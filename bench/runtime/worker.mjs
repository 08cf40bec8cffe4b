// One adapter in a process of its own: no peer can deoptimise another. Told what to measure by its parent.
import { readFileSync } from 'node:fs';
import { kinds, problemsOf } from './app.mjs';

const [bundle, count] = process.argv.slice(2);
const { createHandler } = await import(bundle);
const context = {
  functionName: 'bench',
  awsRequestId: '01234567-89ab-4cde-8f01-23456789abcd',
  getRemainingTimeInMillis: () => 30_000,
};

/** Calls that are timed together; their events are made beforehand, as some peers change what they are given. */
const BATCH = 64;

const setups = new Map(
  Object.entries(kinds).map(([name, kindOf]) => {
    const { events, expected, middlewares = 0 } = kindOf(Number(count));
    const texts = events.map((event) => JSON.stringify(event));
    return [name, { texts, expected, handler: createHandler(Number(count), { middlewares }), next: 0 }];
  }),
);

process.on('message', async ({ name, millis }) => {
  const setup = setups.get(name);
  process.send(millis === undefined ? { problems: await check(setup) } : { micros: await sample(setup, millis) });
});
process.send('ready');

async function check({ texts, expected, handler }) {
  for (const text of texts) {
    const event = JSON.parse(text);
    const problems = problemsOf(await handler(JSON.parse(text), context), expected(event));
    if (problems.length > 0) return problems;
  }
  return [];
}

/**
 * The time of a call in microseconds: the median of the batches in which nothing else took this thread's processor, or
 * the fastest batch where there was none.
 */
async function sample(setup, millis) {
  const size = setup.texts[0].length > 50_000 ? 4 : BATCH;
  const end = performance.now() + millis;
  const clean = [];
  const all = [];
  while (performance.now() < end || all.length === 0) {
    const events = Array.from({ length: size }, () => JSON.parse(setup.texts[setup.next++ % setup.texts.length]));
    const waited = queueDelay();
    const start = process.hrtime.bigint();
    for (const event of events) await setup.handler(event, context);
    const micros = Number(process.hrtime.bigint() - start) / size / 1000;
    all.push(micros);
    if (queueDelay() === waited) clean.push(micros);
  }
  const byTime = (a, b) => a - b;
  return clean.length > 0 ? clean.sort(byTime)[clean.length >> 1] : all.sort(byTime)[0];
}

/** Nanoseconds that this thread was ready but not running, as Linux counts them. */
function queueDelay() {
  try {
    return readFileSync('/proc/self/schedstat', 'latin1').split(' ')[1];
  } catch {
    return '';
  }
}
