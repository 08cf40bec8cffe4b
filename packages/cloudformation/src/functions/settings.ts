import type { FunctionSettings, StageConfig } from '@chalice-studio/appspec';

/**
 * A function's settings in a stage: its own win over the stage's, one by one;
 * variables and tags are merged, as Chalice does with config.json's levels.
 */
export function settingsOf(stage: StageConfig, functionName: string): FunctionSettings {
  const own = stage.functions[functionName] ?? {};
  const all = stage.settings;
  return {
    ...all,
    ...own,
    environmentVariables: { ...all.environmentVariables, ...own.environmentVariables },
    tags: { ...all.tags, ...own.tags },
  };
}
