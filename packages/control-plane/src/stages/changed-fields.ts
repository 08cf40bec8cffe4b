import type { Json } from '@chalice-studio/appspec';
import type { FieldEdit } from './field-edits';

/** Each field that edits set, by its path, as it was and as it is; one that was not there before is null. */
export function changedFields(
  was: unknown,
  is: unknown,
  edits: readonly FieldEdit[],
): { before: Record<string, Json>; after: Record<string, Json> } {
  const at = (config: unknown) =>
    Object.fromEntries(edits.map(({ path }) => [path.join('.'), valueAt(config, path)] as const));
  return { before: at(was), after: at(is) };
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return JSON.parse(JSON.stringify(value ?? null));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  return valueAt(Reflect.get(value, key), rest);
}
