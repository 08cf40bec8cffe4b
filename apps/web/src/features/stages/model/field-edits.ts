import type { FunctionSettings, Problem, StageConfig } from '@chalice-studio/appspec';

/** A value of JSON, as stage settings are. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Sets a field of a stage's configuration; without `value` it is unset. */
export type FieldEdit = { path: string[]; value?: Value };

/** What stands at a path, or undefined. */
export function valueAt(config: StageConfig, path: readonly string[]): unknown {
  let value: unknown = config;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  return value;
}

/** The configuration as it will be, shown while the studio is asked; it decides whether that is a configuration at all. */
export function withEdits(config: StageConfig, edits: readonly FieldEdit[]): StageConfig {
  // Each step keeps the shape of an object; what it holds is looked at by the studio.
  return edits.reduce<unknown>((value, edit) => withValue(value, edit.path, edit.value), config) as StageConfig;
}

function withValue(value: unknown, [key, ...rest]: readonly string[], next: Value | undefined): unknown {
  if (key === undefined) return next;
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  const others = entries.filter(([name]) => name !== key);
  if (rest.length === 0 && next === undefined) return Object.fromEntries(others);
  const child = entries.find(([name]) => name === key)?.[1];
  return Object.fromEntries([...others, [key, withValue(child, rest, next)]]);
}

/**
 * Whether edits that were refused because somebody else changed the stage can simply be sent again: nobody else touched
 * the same fields between the two configurations.
 */
export function canRepeat(edits: readonly FieldEdit[], seen: StageConfig, now: StageConfig): boolean {
  return edits.every(({ path }) => JSON.stringify(valueAt(seen, path)) === JSON.stringify(valueAt(now, path)));
}

/** The messages of problems at a path or below it. */
export function messagesAt(problems: readonly Problem[], path: readonly string[]): string | undefined {
  const messages = problems
    .filter((problem) => path.every((key, index) => problem.path[index] === key))
    .map((problem) => problem.message);
  return messages.length === 0 ? undefined : messages.join(' ');
}

/** Where the settings of all functions, or of one, are kept. */
export function settingsPath(functionName: string | undefined): string[] {
  return functionName === undefined ? ['settings'] : ['functions', functionName];
}

/** How many settings a function has of its own. */
export function countOverrides(settings: FunctionSettings | undefined): number {
  const { environmentVariables = {}, ...others } = settings ?? {};
  return Object.keys(others).length + Object.keys(environmentVariables).length;
}
