import { type Json, sameJson } from '@chalice-studio/appspec';

type JsonObject = { [key: string]: Json };
/** `components.schemas` as it grows. */
export type MovedSchemas = { [name: string]: JsonObject };

/** A schema whose own `$defs` stand in `components` instead, where the whole document refers to them. */
export function moveDefinitions({ $defs, ...schema }: JsonObject, moved: MovedSchemas): JsonObject {
  if (!isObject($defs)) return schema;
  const names = new Map<string, string>();
  for (const [name, definition] of Object.entries($defs)) {
    if (isObject(definition)) names.set(name, placeFor(name, definition, { moved, names }));
  }
  for (const [name, definition] of Object.entries($defs)) {
    const place = names.get(name);
    if (place !== undefined && isObject(definition)) moved[place] = renamed(definition, names);
  }
  return renamed(schema, names);
}

/** Its own name, unless another schema has that. */
function placeFor(
  name: string,
  definition: JsonObject,
  { moved, names }: { moved: MovedSchemas; names: ReadonlyMap<string, string> },
): string {
  const base = name.replace(/[^A-Za-z0-9._-]/g, '_');
  const taken = new Set(names.values());
  let place = base;
  for (
    let n = 2;
    taken.has(place) ||
    place === 'Error' ||
    (moved[place] !== undefined && !isSame(definition, moved[place], name, place));
    n += 1
  )
    place = `${base}${n}`;
  return place;
}

/** The same schema of another route: it refers to itself by the name that it got. */
function isSame(definition: JsonObject, known: JsonObject | undefined, name: string, place: string): boolean {
  return sameJson(renamed(definition, new Map([[name, place]])), known);
}

function renamed<Value extends Json>(value: Value, names: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names)) as Value;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const name = key === '$ref' && typeof each === 'string' ? /^#\/\$defs\/(.+)$/.exec(each)?.[1] : undefined;
    return [key, name === undefined ? renamed(each, names) : `#/components/schemas/${names.get(name) ?? name}`];
  });
  return Object.fromEntries(entries) as Value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
