import {
  checkSpec,
  checkStage,
  type FunctionHandler,
  type Json,
  listFunctionHandlers,
  type StageConfig,
} from '@chalice-studio/appspec';
import { artifactFunctions, type BundleResult, bundle } from '@chalice-studio/bundler';
import { mergeTemplate, synthesize } from '@chalice-studio/cloudformation';
import { importProject } from '@chalice-studio/codegen';
import { loadApp } from '@chalice-studio/sandbox/load-app';
import { CliError } from '../cli-error';
import { bundledPackages } from '../project/installed-packages';
import type { RegistrationsModule } from '../project/load-registrations';
import type { Project } from '../project/project';
import { codeParameters, secretParameters } from './parameters';
import { concernsPackage, refuseErrors, warningsOf } from './problems';

type PackageInput = {
  project: Project;
  stage: string;
  /** The app, once its code has run. */
  registrations: Promise<RegistrationsModule>;
  /** CloudFormation that is merged into the template. */
  extra: { [key: string]: Json };
};

export type PackagedProject = {
  artifact: Uint8Array;
  template: string;
  warnings: readonly string[];
  /** What was packaged, in words. */
  summary: string;
};

/**
 * What the app registers, its files and its settings → the zip that is deployed, and the template that deploys it. The
 * zip's code is bundled while the app is run: only the names of its exports wait for what it registers.
 */
export async function packageProject(input: PackageInput): Promise<PackagedProject> {
  const { project } = input;
  const documents = input.registrations.then((registrations) => readDocuments(registrations, input));
  const functions = documents.then(({ spec }) => listFunctionHandlers(spec));
  const bundling = bundleFunctions(project, functions);
  // Whatever it says when the app cannot be loaded is said by `documents` already.
  bundling.catch(() => {});

  const { spec, stage, problems: found } = await documents;
  refuseErrors(found, spec);
  const secrets = secretParameters(stage.secrets);
  const synthesis = synthesize({
    spec,
    stage,
    functions: artifactFunctions(await functions),
    code: codeParameters.location,
    secretReferences: secrets.references,
  });
  refuseErrors(synthesis.problems, spec);
  const artifact = artifactOf(await bundling);
  const generated = {
    ...synthesis.template,
    Parameters: { ...codeParameters.of(artifact.sha256), ...secrets.parameters },
  };
  const { template } = mergeTemplate(generated, input.extra);
  return {
    artifact: artifact.bytes,
    template: `${JSON.stringify(template, null, 1)}\n`,
    warnings: warningsOf([...found, ...synthesis.problems], spec),
    summary: `${spec.name}, stage ${stage.name}, ${Object.keys(template.Resources).length} resources`,
  };
}

function readDocuments(registrations: RegistrationsModule, { project, stage: name }: PackageInput) {
  const { spec, stages, problems } = importSettings(registrations, project);
  const stage = stages.find((each) => each.name === name);
  if (stage === undefined) throw new Error(`config.json has lost its stage ${name}.`);
  // Whatever a stage's target is in the studio, a template is for AWS.
  const deployed: StageConfig = { ...stage, target: { type: 'aws', awsAccountId: '', region: '' } };
  const found = [...problems, ...checkSpec(spec), ...checkStage(spec, deployed)];
  return { spec, stage, problems: found.filter((problem) => concernsPackage(problem, stage)) };
}

function importSettings(registrations: RegistrationsModule, { settings }: Project) {
  const app: unknown = JSON.parse(JSON.stringify(loadApp(registrations)));
  try {
    return importProject({ app, files: settings, random: nextId() });
  } catch (error) {
    if (!isSchemaError(error)) throw error;
    throw new CliError(error.issues.map(({ path, message }) => `.chalice: ${path.join('.')}: ${message}`).join('\n'));
  }
}

/** Ids that nothing outlives need not be random: a counter's are made faster. */
function nextId(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    return Uint8Array.from({ length }, (_, index) => Math.floor(count / 32 ** index) % 32);
  };
}

/** What a schema says of a value that does not fit. */
type SchemaError = Error & { issues: { path: (string | number)[]; message: string }[] };

function isSchemaError(error: unknown): error is SchemaError {
  return error instanceof Error && error.name === 'ZodError' && 'issues' in error;
}

async function bundleFunctions(
  project: Project,
  functions: Promise<readonly FunctionHandler[]>,
): Promise<BundleResult> {
  return bundle({ tree: project.tree, functions, ...bundledPackages(project) });
}

function artifactOf(result: BundleResult) {
  if (result.ok) return result.artifact;
  const lines = result.problems.map(({ message, location }) =>
    location === undefined ? message : `${location.file}:${location.line}:${location.column}: ${message}`,
  );
  throw new CliError(lines.join('\n'));
}
