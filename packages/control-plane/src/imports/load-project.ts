import { appSpecSchema, type Problem, type SourceTree } from '@chalice-studio/appspec';
import { PackageStoreError } from '@chalice-studio/bundler';
import { importProject, readPackages } from '@chalice-studio/codegen';
import { type Finding, type Imported, readChaliceConfigFile, readNpmFiles } from '@chalice-studio/interchange';
import { z } from 'zod';
import type { Studio } from '../studio/studio';
import { loadApp } from './load-app';

const CONFIG = '.chalice/config.json';

/**
 * A project's files as a document: its dependencies are installed without their scripts, its code is bundled, and the
 * runner loads it in a sandbox to see what it registers. None of it runs in this process.
 */
export async function loadProject(studio: Studio, uploaded: SourceTree, given: readonly Finding[]): Promise<Imported> {
  const npmFiles = readNpmFiles(uploaded);
  if (!('packages' in npmFiles)) return { ok: false, findings: [...npmFiles.findings, ...given] };
  const config = readChaliceConfigFile(uploaded);
  const findings = [...given, ...npmFiles.findings, ...config.findings];
  const { 'package-lock.json': _, ...files } = { ...uploaded, ...npmFiles.files };
  if (files[CONFIG] !== undefined) files[CONFIG] = config.text;
  try {
    const dependencies = await lock(studio, files, npmFiles.lockfile);
    const loaded = await loadApp(studio, { files, dependencies: dependencies.toLoad });
    if (!loaded.ok) return { ok: false, findings: [...loaded.problems.map(findingOf), ...findings] };
    const { lockfile } = dependencies;
    const { spec, stages, problems } = importProject({
      app: loaded.app,
      files: { ...files, ...(lockfile === undefined ? {} : { 'package-lock.json': lockfile }) },
    });
    // What code told of itself is checked as what comes from any other stranger.
    const checked = appSpecSchema.parse(JSON.parse(JSON.stringify(spec)));
    return { ok: true, spec: checked, stages, findings: [...problems.map(findingOf), ...findings] };
  } catch (error) {
    return { ok: false, findings: [unreadable(error), ...findings] };
  }
}

/** The locked packages of the app, and with those of development; versions of the lockfile that came along stay. */
async function lock({ packages: store }: Studio, files: SourceTree, present: string | undefined) {
  const { packages, devPackages } = readPackages(files);
  const isEmpty = (ranges: Record<string, string>) => Object.keys(ranges).length === 0;
  const own = isEmpty(packages) ? undefined : await store.lock(packages, {}, present);
  const lockfile = isEmpty(devPackages) ? own : await store.lock(packages, devPackages, present);
  const toLoad = { packages, devPackages: {}, ...(own === undefined ? {} : { lockfile: own }) };
  return { toLoad, lockfile };
}

/** What is wrong with the files, in words; anything else is ours to mend. */
function unreadable(error: unknown): Finding {
  const finding = { severity: 'error', code: 'unreadable-project' } as const;
  if (error instanceof z.ZodError) {
    const why = z.prettifyError(error).replace(/\s+/g, ' ');
    return { ...finding, message: `What the project registers, or .chalice/studio.json, could not be read: ${why}` };
  }
  if (error instanceof SyntaxError) return { ...finding, message: `.chalice/studio.json is no JSON: ${error.message}` };
  if (error instanceof PackageStoreError)
    return { ...finding, code: 'packages', message: error.message, file: 'package.json' };
  throw error;
}

function findingOf({ severity, code, message, location }: Problem): Finding {
  return { severity, code, message, ...location };
}
