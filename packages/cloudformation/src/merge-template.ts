import type { Json } from '@chalice-studio/appspec';
import type { Template } from './template';

/**
 * Merges extra CloudFormation as Chalice's `--merge-template` does: objects deeply, the extra's values win, lists are
 * replaced. `overridden` names every generated property that the extra changes, as JSON pointers.
 */
export function mergeTemplate(
  template: Template,
  extra: { [key: string]: Json },
): { template: Template; overridden: string[] } {
  const overridden: string[] = [];
  const merged = merge(template as Json, extra, '', overridden);
  return { template: merged as Template, overridden };
}

function merge(base: Json, extra: Json, at: string, overridden: string[]): Json {
  if (!isObject(base) || !isObject(extra)) {
    if (JSON.stringify(base) !== JSON.stringify(extra)) overridden.push(at);
    return extra;
  }
  const result: { [key: string]: Json } = { ...base };
  for (const [key, value] of Object.entries(extra)) {
    const existing = result[key];
    result[key] = existing === undefined ? value : merge(existing, value, `${at}/${pointer(key)}`, overridden);
  }
  return result;
}

const pointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function isObject(value: Json): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
