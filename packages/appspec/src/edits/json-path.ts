import type { Json } from '../json';

/** The value at a path of keys, undefined where there is none. Own properties only: a path comes from a client. */
export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current as Json | undefined;
}

/** A copy with the value at a path of keys; without `next`, with nothing there. Objects on the way are made. */
export function withValue(value: Json, path: readonly string[], next: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? null;
  const object = isPlainObject(value) ? value : {};
  const child = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length === 0 && next === undefined) {
    const { [key]: _, ...others } = object;
    return others;
  }
  // A key such as `__proto__` must become a property like any other.
  return Object.defineProperty({ ...object }, key, {
    value: rest.length === 0 ? next : withValue(child ?? {}, rest, next),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** What puts back what `withValue` replaces: at the first place on the path where there is no object, the value that is there. */
export function replacedAt(value: unknown, path: readonly string[]): { path: string[]; value?: Json } {
  const length = path.findIndex((_, index) => !isPlainObject(valueAt(value, path.slice(0, index + 1))));
  const at = length < 0 ? [...path] : path.slice(0, length + 1);
  const before = valueAt(value, at);
  return before === undefined ? { path: at } : { path: at, value: before };
}

/** Equal as JSON; the order of an object's keys means nothing. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

export function isPlainObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}
