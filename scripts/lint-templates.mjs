// All templates that we make, looked at by cfn-lint: an independent second opinion on what we synthesize.
// usage: node --import tsx scripts/lint-templates.mjs [CFN_LINT] [--generated 4] [--seed NUMBER]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { caseTemplates, cdkTemplate, generatedTemplates, productTemplates } from './lib/templates-to-lint.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generated: { type: 'string', default: '4' },
    // The same documents in each run; another seed draws others.
    seed: { type: 'string', default: '7' },
  },
});
const [cfnLint = 'cfn-lint'] = positionals;
const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));

try {
  const templates = {
    ...(await productTemplates()),
    ...caseTemplates(),
    ...generatedTemplates({ count: Number(values.generated), seed: Number(values.seed) }),
    ...cdkTemplate(),
  };
  const files = Object.entries(templates).map(([name, text]) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, text);
    return file;
  });
  const linted = spawnSync(cfnLint, ['--format', 'parseable', ...files], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  process.stdout.write(linted.stdout.replaceAll(`${folder}/`, ''));
  process.stderr.write(linted.stderr);
  console.log(`${files.length} templates, exit status ${linted.status}`);
  process.exitCode = linted.status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
