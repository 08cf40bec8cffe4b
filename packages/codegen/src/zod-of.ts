import type { Json } from '@chalice-studio/appspec';
import { literal, options } from './literal';

type JsonObject = { [key: string]: Json };

const WITH_SIZE = ['string', 'array'];

/** zod code for a JSON Schema: what is common as a person would write it, the rest by `z.fromJSONSchema`. */
export function zodOf(schema: JsonObject): string {
  return plain(schema) ?? `z.fromJSONSchema(${literal(schema)})`;
}

/** The same for a query, where every value comes as text: numbers and booleans are read from it before they are checked. */
export function queryZodOf(schema: JsonObject): string {
  const { type, properties, required = [], ...rest } = schema;
  const isPlain = Object.keys(rest).every((key) => key === 'additionalProperties' || key === 'description');
  if (type !== 'object' || !isObject(properties) || !Array.isArray(required) || !isPlain) return zodOf(schema);
  const { additionalProperties, description } = rest;
  if (typeof additionalProperties === 'object') return zodOf(schema);
  const fields = Object.entries(properties).map(([key, value]) => {
    const code = isObject(value) ? fromText(value) : 'z.unknown()';
    return [key, required.includes(key) ? code : `${code}.optional()`] as const;
  });
  const shape = options(Object.fromEntries(fields)) ?? '{}';
  const code = `z.${additionalProperties === false ? 'strictObject' : 'object'}(${shape})`;
  return typeof description === 'string' ? `${code}.describe(${literal(description)})` : code;
}

function fromText(schema: JsonObject): string {
  const { type, items, ...rest } = schema;
  if (type === 'integer' || type === 'number') return `z.coerce.number().pipe(${zodOf(schema)})`;
  if (type === 'boolean') return `z.stringbool({ truthy: ['true'], falsy: ['false'] }).pipe(${zodOf(schema)})`;
  const isTyped = isObject(items) && ['integer', 'number', 'boolean'].includes(String(items.type));
  if (type !== 'array' || !isTyped) return zodOf(schema);
  const list = `z.array(${fromText(items)})`;
  return Object.keys(rest).length === 0 ? list : `${list}.pipe(${zodOf(schema)})`;
}

/** Undefined when the schema says something that this does not write. */
function plain(schema: JsonObject): string | undefined {
  const { type, description, title, ...rest } = schema;
  const code = typed(type, rest);
  if (code === undefined) return undefined;
  const words = description ?? title;
  return typeof words === 'string' ? `${code}.describe(${literal(words)})` : code;
}

function typed(type: Json | undefined, rest: JsonObject): string | undefined {
  if (Array.isArray(rest.enum) && Object.keys(rest).length === 1) {
    return rest.enum.every((value) => typeof value === 'string')
      ? `z.enum(${literal(rest.enum)})`
      : `z.literal(${literal(rest.enum)})`;
  }
  switch (type) {
    case 'object':
      return objectOf(rest);
    case 'array': {
      const { items, ...sizes } = rest;
      const inner = isObject(items) ? plain(items) : 'z.unknown()';
      return inner === undefined ? undefined : sized(`z.array(${inner})`, 'array', sizes);
    }
    case 'string':
      return sized('z.string()', 'string', rest);
    case 'integer':
      return ranged('z.int()', rest);
    case 'number':
      return ranged('z.number()', rest);
    case 'boolean':
      return Object.keys(rest).length === 0 ? 'z.boolean()' : undefined;
    default:
      return undefined;
  }
}

function objectOf(rest: JsonObject): string | undefined {
  const { properties = {}, required = [], additionalProperties, ...unknown } = rest;
  if (Object.keys(unknown).length > 0 || !isObject(properties) || !Array.isArray(required)) return undefined;
  if (additionalProperties !== undefined && additionalProperties !== false) return undefined;
  const fields = Object.entries(properties).map(([key, value]) => {
    const code = isObject(value) ? plain(value) : undefined;
    return [key, code === undefined || required.includes(key) ? code : `${code}.optional()`] as const;
  });
  if (fields.some(([, code]) => code === undefined)) return undefined;
  const shape = options(Object.fromEntries(fields)) ?? '{}';
  return `z.${additionalProperties === false ? 'strictObject' : 'object'}(${shape})`;
}

function sized(code: string, type: string, rest: JsonObject): string | undefined {
  const suffix = type === 'array' ? 'Items' : 'Length';
  const { [`min${suffix}`]: min, [`max${suffix}`]: max, ...unknown } = rest;
  if (!WITH_SIZE.includes(type) || Object.keys(unknown).length > 0) return undefined;
  return limited(code, min, max);
}

function ranged(code: string, rest: JsonObject): string | undefined {
  const { minimum, maximum, ...unknown } = rest;
  return Object.keys(unknown).length > 0 ? undefined : limited(code, minimum, maximum);
}

function limited(code: string, min: Json | undefined, max: Json | undefined): string {
  return `${code}${typeof min === 'number' ? `.min(${min})` : ''}${typeof max === 'number' ? `.max(${max})` : ''}`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
