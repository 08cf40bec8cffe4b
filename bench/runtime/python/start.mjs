// Chalice in Python as one more worker. It needs Python with venv, and the package index the first time.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { kinds, problemsOf } from '../app.mjs';

/** Where Chalice is installed, for these measurements alone. */
export const pythonFolder = path.join(import.meta.dirname, '../../../.data/bench-python');
const python = path.join(pythonFolder, 'bin/python3');

/** Why Chalice cannot be measured here; undefined where it can. */
export function pythonProblem() {
  if (existsSync(python) && run(python, ['-c', 'import chalice'])) return undefined;
  if (!run('python3', ['-m', 'venv', pythonFolder])) return 'Python 3 with venv is missing';
  return run(python, ['-m', 'pip', 'install', '--quiet', 'chalice==1.34.0'])
    ? undefined
    : 'chalice cannot be installed';
}

const run = (command, args) => spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0;

/** The same questions as to the other workers, over lines of JSON. */
export async function startPython(count) {
  const setups = Object.fromEntries(
    Object.entries(kinds).map(([name, kindOf]) => {
      const { events, middlewares = 0 } = kindOf(count);
      return [name, { middlewares, texts: events.map((event) => JSON.stringify(event)) }];
    }),
  );
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-python-'));
  const file = path.join(folder, 'setups.json');
  await writeFile(file, JSON.stringify(setups));
  const child = spawn(python, [path.join(import.meta.dirname, 'worker.py'), String(count), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.once('exit', () => rm(folder, { recursive: true, force: true }));
  const lines = createInterface({ input: child.stdout });
  const reply = async () => JSON.parse((await once(lines, 'line'))[0]);
  await reply();
  const ask = async (message) => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const answer = await reply();
    return 'micros' in answer ? answer : { problems: problemsIn(message.name, count, answer.answers) };
  };
  return Object.assign(ask, { stop: () => child.kill() });
}

function problemsIn(name, count, answers) {
  const { events, expected } = kinds[name](count);
  return answers.flatMap((answer, index) => problemsOf(answer, expected(events[index])));
}
