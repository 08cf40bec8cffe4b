import {
  type AppSpec,
  checkSpec,
  checkStage,
  isWithinProject,
  listFunctionHandlers,
  type StageConfig,
} from '@chalice-studio/appspec';
import { artifactFunctions } from '@chalice-studio/bundler';
import { synthesize } from '@chalice-studio/cloudformation';
import { generate, withExportKit } from '@chalice-studio/codegen';
import { AppError } from '../app-error';
import { runtimePackage } from './runtime-package';

/** A drive of Windows. */
const DRIVE = /^[a-z]:/i;

/**
 * A project as it lies on a disk, with what builds, tests and deploys it there: paths to bytes. Refused where a file or a
 * blueprint has a name that would be written elsewhere on the disk of whoever unpacks it.
 */
export async function exportedProject(
  spec: AppSpec,
  stages: readonly StageConfig[],
  runtimeDirectory: string,
): Promise<Record<string, Uint8Array>> {
  const runtime = await runtimePackage(runtimeDirectory);
  const functions = listFunctionHandlers(spec);
  const deployable = checkSpec(spec).some(isError)
    ? []
    : stages.filter((stage) => !checkStage(spec, stage).some(isError));
  const secretsOf = ({ name, secrets }: StageConfig) => secrets.map((secret) => `${spec.name}-${name}-${secret}`);
  const tree = withExportKit({
    ...{ tree: generate(spec, stages).tree, functions, artifactFunctions: artifactFunctions(functions) },
    runtimeTarball: runtime.fileName,
    templates: Object.fromEntries(deployable.map((stage) => [stage.name, templateOf(spec, stage)])),
    secrets: Object.fromEntries(deployable.map((stage) => [stage.name, secretsOf(stage)])),
  });
  const outside = Object.keys(tree).find((file) => !isWithinProject(file) || DRIVE.test(file));
  if (outside !== undefined) {
    const message = `“${outside}” is no path within the project. Rename the file or blueprint, then export.`;
    throw new AppError({ code: 'INVALID', message });
  }
  const files = Object.entries(tree).map(([file, text]) => [file, new TextEncoder().encode(text)]);
  return { ...Object.fromEntries(files), [`.chalice/${runtime.fileName}`]: runtime.bytes };
}

const isError = ({ severity }: { severity: string }) => severity === 'error';

/** The template of a stage; where its code was uploaded to is for who deploys it to say. */
function templateOf(spec: AppSpec, stage: StageConfig): unknown {
  const references = stage.secrets.map((secret) => [secret, secretReference(`${spec.name}-${stage.name}-${secret}`)]);
  const { template } = synthesize({
    ...{ spec, stage, functions: artifactFunctions(listFunctionHandlers(spec)) },
    code: { bucket: { Ref: 'CodeBucket' }, key: { Ref: 'CodeKey' } },
    secretReferences: Object.fromEntries(references),
  });
  const parameter = (Description: string) => ({ Type: 'String', Description });
  const Parameters = {
    ...template.Parameters,
    CodeBucket: parameter('The bucket that dist/app.zip was uploaded to'),
    CodeKey: parameter('Its key there'),
  };
  const { AWSTemplateFormatVersion, Description, ...rest } = template;
  return { AWSTemplateFormatVersion, ...(Description === undefined ? {} : { Description }), ...rest, Parameters };
}

const secretReference = (id: string) => `{{resolve:secretsmanager:${id}:SecretString}}`;
