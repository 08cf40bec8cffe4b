import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CliError } from '../cli-error';
import { readJsonObject } from '../project/json-file';
import { loadRegistrations } from '../project/load-registrations';
import { readProject, variablesOf } from '../project/project';
import { bundleRegistrations } from '../project/registrations-bundle';

export const TEMPLATE_FILE = 'template.json';
export const ARTIFACT_FILE = 'deployment.zip';

/**
 * `chalice package`. Stages: files → the app's registrations (bundled and run) → document → artifact and template.
 * The rest of the program is loaded while esbuild bundles: both take the same time.
 */
export async function packageCommand(args: string[], importModule: (url: string) => Promise<unknown>): Promise<string> {
  const { directory, out, stage, stageConfig, extra } = readOptions(args);
  const project = readProject(directory, { stage, stageConfig });
  const bundling = bundleRegistrations(project);
  const { packageProject } = await import('./package-project');
  const registrations = bundling.then((code) =>
    loadRegistrations(code, { project, variables: variablesOf(project, stage), importModule }),
  );
  const packaged = await packageProject({ project, stage, registrations, extra });
  for (const warning of packaged.warnings) process.stderr.write(`warning: ${warning}\n`);
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, ARTIFACT_FILE), packaged.artifact);
  writeFileSync(path.join(out, TEMPLATE_FILE), packaged.template);
  return `${packaged.summary}: ${path.join(out, TEMPLATE_FILE)}, ${path.join(out, ARTIFACT_FILE)}\n`;
}

function readOptions(args: string[]) {
  const { values, positionals } = parsed(args);
  const [directory = '.', ...more] = positionals;
  if (more.length > 0) throw new CliError(`One project at a time; there are ${positionals.join(', ')}.`, 2);
  if (values.out === undefined) throw new CliError('Say where to write: chalice package --out FOLDER', 2);
  const readIfGiven = (file: string | undefined) => (file === undefined ? {} : readJsonObject(file));
  return {
    directory: path.resolve(directory),
    out: values.out,
    stage: values.stage,
    stageConfig: readIfGiven(values['stage-config']),
    extra: readIfGiven(values['merge-template']),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        stage: { type: 'string', default: 'dev' },
        out: { type: 'string' },
        'stage-config': { type: 'string' },
        'merge-template': { type: 'string' },
      },
    });
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)}. See chalice --help.`, 2);
  }
}
