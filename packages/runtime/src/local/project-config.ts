import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of `.chalice/config.json` that an app sees while it runs. */
type Settings = {
  environment_variables?: Record<string, string>;
  lambda_memory_size?: number;
  lambda_timeout?: number;
};
type Level = Settings & { lambda_functions?: Record<string, Settings> };
export type ProjectConfig = Level & { stages?: Record<string, Level> };

export type FunctionSettings = {
  environmentVariables: Record<string, string>;
  lambdaMemorySize: number | undefined;
  lambdaTimeout: number | undefined;
};

/** The project's configuration; undefined where the folder has none, which a test may well do without. */
export function readProjectConfig(projectDir: string): ProjectConfig | undefined {
  const file = path.join(projectDir, '.chalice', 'config.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${file} is not JSON.`, { cause });
  }
}

/** A function's settings in a stage: the nearest level that sets one wins, variables are merged. */
export function functionSettings(
  config: ProjectConfig | undefined,
  stageName: string,
  functionName: string,
): FunctionSettings {
  const stage = config?.stages?.[stageName];
  const own = stage?.lambda_functions?.[functionName];
  const levels = [own, stage, config?.lambda_functions?.[functionName], config];
  const nearest = <Key extends keyof Settings>(key: Key) => levels.find((level) => level?.[key] !== undefined)?.[key];
  return {
    // Recorded from Chalice: the top level's lambda_functions give no variables.
    environmentVariables: {
      ...config?.environment_variables,
      ...stage?.environment_variables,
      ...own?.environment_variables,
    },
    lambdaMemorySize: nearest('lambda_memory_size'),
    lambdaTimeout: nearest('lambda_timeout'),
  };
}
