import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case } from './case.js';
import { compareCase } from './compare.mjs';
import { type Difference, differenceOf, pythonOnly } from './differences.js';
import { type Mode, runCase } from './run-case.js';
import { withOurSpelling } from './spelling.js';

export type CaseResult = {
  id: string;
  state: 'passed' | 'failed' | 'not-applicable';
  /** The deliberate difference that the case was judged by. */
  difference: Pick<Difference, 'name' | 'reason'> | undefined;
  /** What is wrong, one line each, with the mode that it is wrong in. */
  problems: string[];
};

const modes: readonly Mode[] = ['field', 'async'];
const ownProjects = path.join(import.meta.dirname, 'testclient/projects');

/** Runs every case under a folder of the corpus' layout in both invocation modes. */
export async function runCorpus(directory: string, only: readonly Mode[] = modes): Promise<CaseResult[]> {
  const projects = path.join(directory, 'testclient/projects');
  const results: CaseResult[] = [];
  for (const testCase of readCases(directory)) {
    results.push(await judge(testCase, existsSync(projects) ? projects : ownProjects, only));
  }
  return results;
}

async function judge(recorded: Case, projects: string, only: readonly Mode[]): Promise<CaseResult> {
  const spelled = withOurSpelling(recorded);
  const difference = differenceOf(spelled);
  const { id } = recorded;
  const testCase = difference?.expected(spelled) ?? spelled;
  const problems: string[] = [];
  for (const mode of only) {
    const lines = await problemsOf(testCase, { mode, projects });
    problems.push(...lines.map((line) => `[${mode}] ${line}`));
  }
  if (problems.length === 0) return { id, state: 'passed', difference, problems };
  if (recorded.portability === 'python_only') return { id, state: 'not-applicable', difference: pythonOnly, problems };
  return { id, state: 'failed', difference, problems };
}

async function problemsOf(testCase: Case, run: { mode: Mode; projects: string }): Promise<string[]> {
  try {
    return compareCase(testCase, await runCase(testCase, run));
  } catch (error) {
    return [`the runner failed: ${(error as Error).message}`];
  }
}

function readCases(directory: string): Case[] {
  const cases: Case[] = [];
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const file = path.join(entry.parentPath, entry.name);
    if (/(^|[/\\])(projects|packages|registries|node_modules)[/\\]/.test(path.relative(directory, file))) continue;
    const content: Partial<Case> = JSON.parse(readFileSync(file, 'utf8'));
    if (content.kind !== undefined && content.expected !== undefined) cases.push(content as Case);
  }
  return cases.sort((a, b) => (a.id < b.id ? -1 : 1));
}
