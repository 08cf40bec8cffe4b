import { randomUUID } from 'node:crypto';
import { unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CliError } from '../cli-error';
import type { Project } from './project';
import { bundleRegistrations } from './registrations-bundle';

type ImportModule = (url: string) => Promise<unknown>;

type LoadOptions = {
  project: Project;
  /** What the app finds in its environment. */
  variables: Readonly<Record<string, string>>;
  importModule: ImportModule;
};

/** What the module of `bundleRegistrations` exports. */
export type RegistrationsModule = { app?: unknown; modules?: Record<string, Record<string, unknown>> };

/**
 * Runs the project's code in this process, with the stage's variables in its environment. Whoever packages a project
 * means to run it, as with Chalice's own command; the studio, which runs the code of others, does so in a sandbox.
 */
export async function loadRegistrations(
  code: Uint8Array,
  { project, variables, importModule }: LoadOptions,
): Promise<RegistrationsModule> {
  Object.assign(process.env, variables);
  const tellOfExit = () => {
    process.stderr.write('The app ended this process while it was loaded. Remove process.exit from its top level.\n');
    process.exitCode = 1;
  };
  process.once('exit', tellOfExit);
  try {
    return await importCode(code, importModule);
  } catch (error) {
    throw new CliError(`The app cannot be loaded. ${await stackInProject(error, { project, importModule })}`);
  } finally {
    process.off('exit', tellOfExit);
  }
}

async function importCode(code: Uint8Array, importModule: ImportModule): Promise<RegistrationsModule> {
  const file = path.join(tmpdir(), `chalice-${randomUUID()}.mjs`);
  writeFileSync(file, code, { flag: 'wx', mode: 0o600 });
  try {
    return (await importModule(pathToFileURL(file).href)) as RegistrationsModule;
  } finally {
    unlinkSync(file);
  }
}

/** The error with the project's own files and lines. It is loaded once more for that: a source map costs time. */
async function stackInProject(
  error: unknown,
  { project, importModule }: Pick<LoadOptions, 'project' | 'importModule'>,
): Promise<string> {
  process.setSourceMapsEnabled(true);
  const code = await bundleRegistrations(project, {
    sourcemap: 'inline',
    outfile: path.join(project.directory, 'app.mjs'),
  });
  const again = await importCode(code, importModule).then(
    () => error,
    (same: unknown) => same,
  );
  return again instanceof Error ? inProject(again.stack ?? again.message) : String(again);
}

/** Without the lines of Node and of this command, and with files as they lie in the project. */
function inProject(stack: string): string {
  const lines = stack.split('\n').filter((line) => !line.includes('node:internal') && !line.includes(__dirname));
  return lines
    .join('\n')
    .replaceAll(pathToFileURL(`${tmpdir()}${path.sep}`).href, '')
    .replaceAll(`${tmpdir()}${path.sep}`, '');
}
