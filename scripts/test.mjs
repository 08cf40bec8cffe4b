// Every check and test, with all of its own set-up. Closes with a line `N passed, N failed`.
// usage: npm test [-- --only NAME,NAME] [-- --list] [-- --no-install]
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findTools } from './lib/find-tools.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { nodeProblem } from './lib/node-version.mjs';
import { runCommand, stopAll } from './lib/run-command.mjs';
import { runLanes } from './lib/run-lanes.mjs';
import { StudioError } from './lib/studio-error.mjs';
import { testSteps } from './lib/test-steps.mjs';

const TAIL_LINES = 60;
const root = path.resolve(import.meta.dirname, '..');
const logs = path.join(root, '.data/test-logs');
const { values } = parseArgs({
  options: { only: { type: 'string' }, list: { type: 'boolean' }, 'no-install': { type: 'boolean' } },
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    stopAll();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

try {
  process.exitCode = values.list ? list() : await main();
} catch (error) {
  console.error(error instanceof StudioError ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

function list() {
  for (const { name } of testSteps) console.log(name);
  return 0;
}

async function main() {
  const problem = nodeProblem(process.versions.node);
  if (problem) throw new StudioError(problem);
  const steps = chooseSteps();
  if (!values['no-install']) installIfNeeded(root);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const tools = findTools({ root, names: new Set(steps.flatMap((step) => step.needs ?? [])) });
  const env = testEnvironment(tools);
  const results = await runLanes({
    steps,
    lanes: os.availableParallelism() > 1 ? 2 : 1,
    run: (step) => runStep(step, { tools, env }),
    refuse: (step, blocker) => report({ step, seconds: 0, counts: failure(`needs '${blocker}', which did not pass`) }),
  });
  return summarize(results);
}

function chooseSteps() {
  if (values.only === undefined) return testSteps;
  const names = values.only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !testSteps.some((step) => step.name === name));
  if (unknown.length === 0) return testSteps.filter((step) => names.includes(step.name));
  const known = testSteps.map((step) => step.name).join(', ');
  throw new StudioError(`There is no step '${unknown.join("', '")}'. The steps: ${known}`);
}

async function runStep(step, { tools, env }) {
  const missing = (step.needs ?? []).find((name) => tools[name].path === undefined);
  if (missing) return report({ step, seconds: 0, counts: withoutTool(step, tools[missing].problem) });
  const base = path.join(logs, step.name.replaceAll(' ', '-'));
  const context = { logFile: `${base}.log`, reportFile: `${base}.json`, tools: pathsOf(tools) };
  const started = performance.now();
  const status = await runCommand(step.command(context), {
    cwd: path.join(root, step.cwd ?? '.'),
    env: { ...env, ...step.env?.(context) },
    logFile: context.logFile,
  });
  const seconds = (performance.now() - started) / 1000;
  return report({ step, seconds, counts: step.count(status, context), logFile: context.logFile });
}

function report({ step, seconds, counts, logFile }) {
  const isOk = counts.failed === 0;
  const mark = isOk ? (counts.passed === 0 ? 'skip' : ' ok ') : 'FAIL';
  console.log(`${mark}  ${step.name.padEnd(14)} ${words(counts).padEnd(26)} ${seconds.toFixed(1).padStart(6)} s`);
  if (counts.why) console.log(`      ${counts.why}`);
  if (!isOk && logFile) console.log(indent(readFileSync(logFile, 'utf8')));
  return { name: step.name, seconds, counts, isOk };
}

function summarize(results) {
  const sum = (key) => results.reduce((total, { counts }) => total + counts[key], 0);
  const failing = results.filter(({ isOk }) => !isOk).map(({ name }) => name);
  const skips = results
    .filter(({ counts }) => counts.skipped > 0)
    .map(({ name, counts }) => `${counts.skipped} in ${name}`);
  console.log();
  if (skips.length > 0) console.log(`skipped: ${skips.join(', ')}`);
  if (failing.length > 0) console.log(`failing: ${failing.join(', ')} (whole output in ${path.relative(root, logs)}/)`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

/** The machine's own settings must not reach the tests: a developer's database is none of theirs. */
function testEnvironment(tools) {
  const ours = /^(STUDIO_|RUNNER_|GATEWAY_|DATABASE_URL$|PORT$|BETTER_AUTH_|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const quiet = { NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: '0' };
  const chromium = tools.chromium?.path ? { CHROMIUM_PATH: tools.chromium.path } : {};
  return { ...Object.fromEntries(kept), ...quiet, ...chromium };
}

function withoutTool(step, problem) {
  return step.optional ? { passed: 0, failed: 0, skipped: 1, why: `NOT RUN: ${problem}` } : failure(problem);
}

function failure(why) {
  return { passed: 0, failed: 1, skipped: 0, why };
}

function pathsOf(tools) {
  return Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, tool.path]));
}

function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .slice(-TAIL_LINES)
    .map((line) => `      ${line}`)
    .join('\n');
}
