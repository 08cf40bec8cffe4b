// The CloudFormation of every example, of apps of every construct, and of a connection, looked at by cfn-lint: an
// independent second opinion on what we synthesize.
// usage: node --import tsx scripts/lint-templates.mjs CFN_LINT
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyStageConfig, listFunctionHandlers } from '@chalice-studio/appspec';
import { synthesize } from '@chalice-studio/cloudformation';
import { readExamples } from '@chalice-studio/codegen/examples';
import { connectionTemplate } from '@chalice-studio/target-aws';
import { aShop } from '../packages/codegen/src/testing/a-shop.ts';
import { allEventsApp } from '../packages/target-aws/src/testing/all-events-app.ts';

const [cfnLint = 'cfn-lint'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'templates-'));

try {
  const apps = [
    ...(await readExamples(path.join(import.meta.dirname, '../examples'))),
    { name: 'shop', spec: aShop().spec },
    { name: 'all-events', spec: allEventsApp() },
  ];
  const studio = { studioArn: 'arn:aws:iam::123456789012:role/studio', externalId: 'an-external-id' };
  const files = [...apps.map(writeTemplate), writeText('connection', connectionTemplate(studio))];
  const linted = spawnSync(cfnLint, ['--format', 'parseable', ...files], { encoding: 'utf8' });
  process.stdout.write(linted.stdout.replaceAll(`${folder}/`, ''));
  process.stderr.write(linted.stderr);
  console.log(`${files.length} templates, exit status ${linted.status}`);
  process.exitCode = linted.status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function writeTemplate({ name, spec }) {
  const functions = listFunctionHandlers(spec).map((each) => ({ name: each.name, handler: 'index.handler' }));
  const code = { bucket: 'artifacts-of-the-account', key: 'deployment.zip' };
  const { template, problems } = synthesize({ spec, stage: emptyStageConfig('dev'), functions, code });
  if (problems.length > 0) throw new Error(`${name}: ${problems.map((problem) => problem.message).join('; ')}`);
  return writeText(name, JSON.stringify(template, null, 2));
}

function writeText(name, text) {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, text);
  return file;
}
