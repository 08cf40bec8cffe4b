import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../cli-error';
import { parseJson } from './json-file';
import { listFiles } from './list-files';

/** A project on disk, before any of its code has run. Paths are within the project, with forward slashes. */
export type Project = {
  directory: string;
  /** package.json, its lockfile and the files of `.chalice/`, the stage that is packaged among them. */
  settings: Readonly<Record<string, string>>;
  /** All code and JSON, wherever it lies. */
  tree: Readonly<Record<string, string>>;
};

const CONFIG = '.chalice/config.json';

type ConfigJson = { stages?: Record<string, Record<string, unknown>>; [key: string]: unknown };

/**
 * Reads a project. The stage is one of config.json, or, as in Chalice, one that takes what config.json says of all
 * stages; `stageConfig` wins over both.
 */
export function readProject(
  directory: string,
  { stage, stageConfig = {} }: { stage: string; stageConfig?: Record<string, unknown> | undefined },
): Project {
  if (!existsSync(path.join(directory, 'app.ts'))) {
    throw new CliError(`${directory} has no app.ts. Give the folder of a project, as the studio exports it.`);
  }
  const read = (files: readonly string[]) =>
    Object.fromEntries(files.map((file) => [file, readFileSync(path.join(directory, file), 'utf8')]));
  const tree = read(listFiles(directory).filter((file) => /\.(tsx?|m?js|json)$/.test(file)));
  const settings = read(listFiles(directory, '.chalice'));
  for (const file of ['package.json', 'package-lock.json']) {
    if (tree[file] !== undefined) settings[file] = tree[file];
  }
  const config = parseJson<ConfigJson>(settings[CONFIG] ?? '{}', CONFIG);
  const stages = { ...config.stages, [stage]: { ...config.stages?.[stage], ...stageConfig } };
  settings[CONFIG] = JSON.stringify({ ...config, stages });
  return { directory, settings, tree };
}

/** What the app finds in its environment while it is loaded, as Chalice has it: the stage's variables. */
export function variablesOf({ settings }: Project, stage: string): Record<string, string> {
  const config = parseJson<ConfigJson>(settings[CONFIG] ?? '{}', CONFIG);
  const levels = [config.environment_variables, config.stages?.[stage]?.environment_variables];
  const entries = levels.flatMap((level) => Object.entries(Object(level)));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
