import { type Json, jsonObjectSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { at, isObject, type JsonObject } from './document';
import type { OpenApiReader } from './openapi-reader';

type Direction = 'request' | 'response';

/** Beyond this many pieces, what is referred to is written once for each schema and not wherever it is used. */
const MOST_INLINE = 1500;
/** Beyond this many pieces a schema is no check that a function should make. */
const MOST_PIECES = 20_000;
/** Of all schemas together. */
const MOST_IN_ALL = 1_000_000;

/** Words for people and other tools, which check nothing. */
const dropped = new Set([
  'xml',
  'externalDocs',
  'example',
  'examples',
  'discriminator',
  'deprecated',
  'readOnly',
  'writeOnly',
  'nullable',
]);
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const schemaMaps = new Set(['properties', 'patternProperties', '$defs', 'definitions']);
const schemas = new Set(['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else']);

/** Turns schemas of OpenAPI 3.0 and 3.1 into JSON Schemas that stand for themselves: references resolved, circles as `$defs`. */
export class SchemaReader {
  #inAll = 0;

  constructor(private readonly reader: OpenApiReader) {}

  /** Undefined, with a finding, where it cannot be had. */
  read(value: unknown, pointer: string, direction: Direction): { [key: string]: Json } | undefined {
    if (!isObject(value)) return undefined;
    const inline = new SchemaWalk(this.reader, { direction, most: MOST_INLINE, isInline: true });
    const short = inline.walk(value, pointer);
    const walk = inline.isTooLarge
      ? new SchemaWalk(this.reader, { direction, most: MOST_PIECES, isInline: false })
      : inline;
    const schema = walk === inline ? short : walk.walk(value, pointer);
    this.#inAll += walk.pieces;
    if (walk.isTooLarge || this.#inAll > MOST_IN_ALL) {
      this.reader.say(
        'error',
        'schema-too-large',
        pointer,
        'This schema is too large to be checked in a function. It is left out.',
      );
      return undefined;
    }
    if (!walk.isWhole) return undefined;
    const complete = walk.definitions === undefined ? schema : { ...schema, $defs: walk.definitions };
    return this.#checked(complete, pointer);
  }

  /** What the generated code checks with is tried here: there it would keep the app from starting. */
  #checked(schema: JsonObject, pointer: string): { [key: string]: Json } | undefined {
    try {
      z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
      const parsed = jsonObjectSchema.safeParse(schema);
      if (parsed.success) return parsed.data;
      throw new Error('it holds what JSON has no word for');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.reader.say('error', 'unreadable-schema', pointer, `This schema cannot be checked: ${why}. It is left out.`);
      return undefined;
    }
  }
}

class SchemaWalk {
  pieces = 0;
  isWhole = true;
  readonly #names = new Map<string, string>();
  readonly #definitions = new Map<string, JsonObject>();
  readonly #open: string[] = [];

  constructor(
    private readonly reader: OpenApiReader,
    private readonly options: { direction: Direction; most: number; isInline: boolean },
  ) {}

  get isTooLarge(): boolean {
    return this.pieces > this.options.most;
  }

  get definitions(): JsonObject | undefined {
    return this.#definitions.size === 0 ? undefined : Object.fromEntries(this.#definitions);
  }

  walk(schema: JsonObject, pointer: string): JsonObject {
    this.pieces += 1;
    if (this.isTooLarge) return {};
    if (typeof schema.$ref === 'string') return this.#reference(schema.$ref, schema, pointer);
    return withoutNullable(schema, this.#members(schema, pointer));
  }

  #reference(reference: string, schema: JsonObject, pointer: string): JsonObject {
    const target = this.reader.target(reference, pointer);
    const found = target === undefined ? undefined : this.reader.find(target);
    if (target === undefined || !isObject(found)) {
      this.isWhole = false;
      return {};
    }
    // OpenAPI 3.1 lets words stand beside a reference.
    const { $ref: _, ...siblings } = schema;
    const beside = this.#members(siblings, pointer);
    if (this.#open.includes(target)) {
      const message = `${reference} contains itself. It is kept as a definition that refers to itself.`;
      this.reader.say('note', 'circular-schema', target, message);
      return { ...beside, $ref: `#/$defs/${this.#nameOf(target)}` };
    }
    if (this.#definitions.has(target) || this.#definitions.has(this.#names.get(target) ?? '')) {
      return { ...beside, $ref: `#/$defs/${this.#nameOf(target)}` };
    }
    this.#open.push(target);
    const inner = this.walk(found, target);
    this.#open.pop();
    const name = this.#names.get(target);
    if (name === undefined && this.options.isInline) return { ...inner, ...beside };
    this.#definitions.set(this.#nameOf(target), inner);
    return { ...beside, $ref: `#/$defs/${this.#nameOf(target)}` };
  }

  #nameOf(target: string): string {
    const known = this.#names.get(target);
    if (known !== undefined) return known;
    const last = (target.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9_.-]+/g, '_') || 'schema';
    let name = last;
    for (let n = 2; [...this.#names.values()].includes(name); n += 1) name = `${last}${n}`;
    this.#names.set(target, name);
    return name;
  }

  #members(schema: JsonObject, pointer: string): JsonObject {
    const result: JsonObject = {};
    for (const [key, value] of Object.entries(schema)) {
      if (key.startsWith('x-') || dropped.has(key)) continue;
      const place = at(pointer, key);
      if (schemaMaps.has(key) && isObject(value)) {
        const entries = Object.entries(value).map(([name, each]) => [name, this.#schema(each, at(place, name))]);
        result[key] = Object.fromEntries(entries);
      } else if (schemaLists.has(key) && Array.isArray(value)) {
        result[key] = value.map((each, index) => this.#schema(each, at(place, index)));
      } else result[key] = schemas.has(key) ? this.#schema(value, place) : value;
    }
    this.#exclusiveBounds(result);
    this.#required(schema, result);
    return result;
  }

  #schema(value: unknown, pointer: string): unknown {
    return isObject(value) ? this.walk(value, pointer) : value;
  }

  /** OpenAPI 3.0 has `exclusiveMinimum: true` beside a minimum. */
  #exclusiveBounds(schema: JsonObject): void {
    for (const [bound, exclusive] of [
      ['minimum', 'exclusiveMinimum'],
      ['maximum', 'exclusiveMaximum'],
    ] as const) {
      if (typeof schema[exclusive] !== 'boolean') continue;
      if (schema[exclusive] === true && typeof schema[bound] === 'number') {
        schema[exclusive] = schema[bound];
        delete schema[bound];
      } else delete schema[exclusive];
    }
  }

  /** A request need not hold what only answers hold, nor the reverse. */
  #required(schema: JsonObject, result: JsonObject): void {
    if (!Array.isArray(schema.required) || !isObject(schema.properties)) return;
    const { properties } = schema;
    const other = this.options.direction === 'request' ? 'readOnly' : 'writeOnly';
    const required = schema.required.filter((name) => {
      const property: unknown = typeof name === 'string' ? properties[name] : undefined;
      return !(isObject(property) && property[other] === true);
    });
    if (required.length === 0) delete result.required;
    else result.required = required;
  }
}

/** OpenAPI 3.0's `nullable: true` in the words of JSON Schema. */
function withoutNullable(schema: JsonObject, result: JsonObject): JsonObject {
  if (schema.nullable !== true) return result;
  const withNull =
    Array.isArray(result.enum) && !result.enum.includes(null) ? { ...result, enum: [...result.enum, null] } : result;
  if (typeof withNull.type === 'string') return { ...withNull, type: [withNull.type, 'null'] };
  return withNull.type === undefined ? { anyOf: [withNull, { type: 'null' }] } : withNull;
}
