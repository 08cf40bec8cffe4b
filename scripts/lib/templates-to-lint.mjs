// Every kind of template that the product makes, name → text. Needs tsx: the packages are TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  appSpecSchema,
  checkSpec,
  checkStage,
  emptyStageConfig,
  listFunctionHandlers,
  stageConfigSchema,
} from '@chalice-studio/appspec';
import { arbitraryAppSpec, arbitraryStageConfig } from '@chalice-studio/appspec/testing';
import { synthesize } from '@chalice-studio/cloudformation';
import { readExamples } from '@chalice-studio/codegen/examples';
import { connectionTemplate } from '@chalice-studio/target-aws';
import fc from 'fast-check';
import { aShop } from '../../packages/codegen/src/testing/a-shop.ts';
import { allEventsApp } from '../../packages/target-aws/src/testing/all-events-app.ts';

const root = path.join(import.meta.dirname, '../..');

/** The examples, apps of every construct, and a connection. */
export async function productTemplates() {
  const apps = [
    ...(await readExamples(path.join(root, 'examples'))),
    { name: 'shop', spec: aShop().spec },
    { name: 'all-events', spec: allEventsApp() },
  ];
  const studio = { studioArn: 'arn:aws:iam::123456789012:role/studio', externalId: 'an-external-id' };
  return {
    ...Object.fromEntries(
      apps.map(({ name, spec }) => [name, templateOf({ name, spec, stage: emptyStageConfig('dev') })]),
    ),
    connection: connectionTemplate(studio),
  };
}

/** What Chalice packages too: the cases that templates are compared in, without what a person adds to them by hand. */
export function caseTemplates() {
  const cases = path.join(root, 'packages/cloudformation/conformance/cases');
  const packaged = readdirSync(cases).filter((name) => existsSync(path.join(cases, name, 'cfn.json')));
  return Object.fromEntries(
    packaged.map((name) => {
      const read = (file) => JSON.parse(readFileSync(path.join(cases, name, file), 'utf8'));
      const documents = {
        spec: { ...appSpecSchema.parse(read('spec.json')), extraCloudFormation: {} },
        stage: stageConfigSchema.parse(read('stage.json')),
      };
      return [`case-${name}`, withoutFindingsOfPeople(templateOf({ name, ...documents }), documents.spec)];
    }),
  );
}

/** A parameter that a person merges into a template without using it is theirs, in Chalice's template of the case too. */
function withoutFindingsOfPeople(text, { extraCloudFormation }) {
  if (extraCloudFormation.template?.Parameters === undefined) return text;
  const Metadata = { 'cfn-lint': { config: { ignore_checks: ['W2001'] } } };
  return JSON.stringify({ ...JSON.parse(text), Metadata }, null, 2);
}

/** The law of the checks: an app and a stage in which they find no error make a template that cfn-lint accepts. */
export function generatedTemplates({ count, seed }) {
  const documents = arbitraryAppSpec().chain((spec) => fc.tuple(fc.constant(spec), arbitraryStageConfig(spec)));
  const clean = documents
    .map(([spec, stage]) => ({ spec: { ...spec, extraCloudFormation: {} }, stage: { ...stage, target: inAws } }))
    .filter(({ spec, stage }) => isClean([...checkSpec(spec), ...checkStage(spec, stage)]))
    .filter((each) => isWithoutErrors(synthesized(each).problems));
  const drawn = fc.sample(clean, { numRuns: count, seed });
  return Object.fromEntries(drawn.map((each, index) => [`generated-${seed}-${index}`, textOf(synthesized(each))]));
}

/** What the CDK writes for its example. */
export function cdkTemplate() {
  const outdir = mkdtempSync(path.join(tmpdir(), 'cdk-'));
  try {
    const command = ['--conditions=source', '--import', 'tsx', 'example/cdk.ts'];
    const cwd = path.join(root, 'packages/cdk');
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd,
      env: { ...process.env, CDK_OUTDIR: outdir },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return { 'cdk-example': readFileSync(path.join(outdir, 'Orders.template.json'), 'utf8') };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function templateOf({ name, ...documents }) {
  const synthesis = synthesized(documents);
  if (isWithoutErrors(synthesis.problems)) return textOf(synthesis);
  throw new Error(`${name}: ${synthesis.problems.map(({ message }) => message).join('; ')}`);
}

function synthesized({ spec, stage }) {
  const functions = listFunctionHandlers(spec).map((each) => ({ name: each.name, handler: 'index.handler' }));
  return synthesize({ spec, stage, functions, code: { bucket: 'artifacts-of-the-account', key: 'deployment.zip' } });
}

const inAws = { type: 'aws', awsAccountId: '123456789012', region: 'eu-central-1' };

/** A deprecated runtime is a warning of ours: it still runs; to cfn-lint it is an error. */
const isClean = (problems) => isWithoutErrors(problems) && problems.every(({ code }) => code !== 'runtime-deprecated');

const textOf = ({ template }) => JSON.stringify(template, null, 2);
const isWithoutErrors = (problems) => problems.every(({ severity }) => severity !== 'error');
