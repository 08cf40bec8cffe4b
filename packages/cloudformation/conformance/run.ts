// Compares what synthesize() makes of each case's spec.json and stage.json with Chalice's template (cfn.json).
// usage: npm run conformance:packages -- --cases DIR
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { appSpecSchema, checkSpec, checkStage, stageConfigSchema } from '@chalice-studio/appspec';
import { synthesize } from '../src/index';
import type { Template } from '../src/template';
import { compareTemplate } from './compare.mjs';
import { deliberateDifferences } from './differences';

const { values } = parseArgs({ options: { cases: { type: 'string' } } });
const ownCases = path.join(import.meta.dirname, 'cases');
// npm runs this in the package's folder; paths are meant from where it was started.
const casesDir = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.cases ?? ownCases);

let passed = 0;
let failed = 0;
const folders = readdirSync(casesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
  const directory = path.join(casesDir, name);
  const read = (file: string) => JSON.parse(readFileSync(placeOf(name, file), 'utf8'));
  const options = read('options.json');
  // Chalice reads Python source to find AWS calls; ours come from `uses`.
  if (options.portability === 'python_only') continue;
  const missing = ['spec.json', 'stage.json'].filter((file) => !existsSync(placeOf(name, file)));
  const differences =
    missing.length > 0
      ? [`has no ${missing.join(' and no ')}: write the app as an AppSpec and the stage as a StageConfig beside it`]
      : existsSync(path.join(directory, 'error.json'))
        ? compareRefusal(read)
        : compareCase(read, options.known_bugs ?? []);
  if (differences.length === 0) passed += 1;
  else failed += 1;
  if (differences.length > 0) console.log(`${name}: ${differences.join('\n  ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A case as it is handed over holds Chalice's side; our documents of it are kept here. */
function placeOf(name: string, file: string): string {
  const handedOver = path.join(casesDir, name, file);
  return existsSync(handedOver) ? handedOver : path.join(ownCases, name, file);
}

function compareCase(read: (file: string) => unknown, knownBugs: readonly { at: string }[]): string[] {
  const spec = appSpecSchema.parse(read('spec.json'));
  const stage = stageConfigSchema.parse(read('stage.json'));
  const code = { bucket: 'conformance-artifacts', key: 'deployment.zip' };
  const { template, problems } = synthesize({ spec, stage, functions: [], code });
  const expected = read('cfn.json') as Template;
  const actual = structuredClone(template);
  for (const difference of deliberateDifferences) {
    difference.normalize(expected);
    difference.normalize(actual);
  }
  return [...problems.map((problem) => problem.message), ...compareTemplate(expected, actual, { knownBugs })];
}

function compareRefusal(read: (file: string) => unknown): string[] {
  const spec = appSpecSchema.safeParse(read('spec.json'));
  const stage = stageConfigSchema.safeParse(read('stage.json'));
  if (!spec.success || !stage.success) return [];
  const problems = [...checkSpec(spec.data), ...checkStage(spec.data, stage.data)];
  if (problems.some((problem) => problem.severity === 'error')) return [];
  return ['Chalice refuses this stage, we do not'];
}
