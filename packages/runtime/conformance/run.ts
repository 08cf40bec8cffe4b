import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCorpus } from './run-corpus.js';

const { values } = parseArgs({ options: { cases: { type: 'string' }, differences: { type: 'boolean' } } });
// npm changes into the package's folder; a path is meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const directory = values.cases === undefined ? import.meta.dirname : path.resolve(from, values.cases);

if (!existsSync(directory)) {
  console.error(`There is no folder ${directory}. Give one of the corpus’ layout: --cases DIR.`);
  process.exit(1);
}
const results = await runCorpus(directory);
for (const { id, problems } of results.filter((each) => each.state === 'failed')) {
  console.log(`FAILED ${id}: ${problems.join(' | ')}`);
}
const judged = results.filter((each) => each.difference !== undefined);
for (const name of new Set(judged.map((each) => each.difference?.name))) {
  const ids = judged.filter((each) => each.difference?.name === name);
  const applies = ids[0]?.state === 'not-applicable' ? 'not applicable' : 'deliberate difference';
  console.log(`${applies}, ${ids.length}: ${name}. ${ids[0]?.difference?.reason}`);
  if (values.differences === true) for (const { id } of ids) console.log(`    ${id}`);
}
const count = (state: string) => results.filter((each) => each.state === state).length;
console.log(`${count('passed')} passed, ${count('failed')} failed`);
if (results.length === 0) console.error(`There are no cases in ${directory}.`);
process.exitCode = count('failed') > 0 || results.length === 0 ? 1 : 0;
