import type { Json } from '@chalice-studio/appspec';
import { at, isObject, type JsonObject } from './document';
import type { SchemaReader } from './json-schema';
import type { Located, OpenApiReader } from './openapi-reader';

type Context = { reader: OpenApiReader; schemas: SchemaReader };

/** Parameters of an operation, those of its path among them; the operation's own win. */
export function parametersOf(pathItem: Located, operation: Located, reader: OpenApiReader): Located[] {
  const found = new Map<string, Located>();
  for (const owner of [pathItem, operation]) {
    const list = Array.isArray(owner.value.parameters) ? owner.value.parameters : [];
    list.forEach((value: unknown, index) => {
      const parameter = reader.resolve(value, at(owner.pointer, 'parameters', index));
      if (parameter !== undefined)
        found.set(`${String(parameter.value.in)}:${String(parameter.value.name)}`, parameter);
    });
  }
  return [...found.values()];
}

/** The query as one schema; what is no part of it, and is not checked, is said. */
export function querySchema(
  parameters: readonly Located[],
  { reader, schemas }: Context,
): { [key: string]: Json } | undefined {
  const properties: { [key: string]: Json } = {};
  const required: string[] = [];
  for (const { value, pointer } of parameters) {
    const name = String(value.name);
    if (value.in === 'query') {
      const schema = queryParameter(value, pointer, { reader, schemas });
      if (schema === undefined) continue;
      properties[name] = schema;
      if (value.required === true) required.push(name);
    } else if (value.in === 'path') noteConstraints(value, pointer, reader);
    else
      reader.say(
        'note',
        'unchecked-parameter',
        pointer,
        `The ${String(value.in)} ${name} is not checked: read it in the handler.`,
      );
  }
  if (Object.keys(properties).length === 0) return undefined;
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
}

function queryParameter(
  value: JsonObject,
  pointer: string,
  { reader, schemas }: Context,
): { [key: string]: Json } | undefined {
  const name = String(value.name);
  const given = isObject(value.schema) ? reader.resolve(value.schema, at(pointer, 'schema')) : undefined;
  const type = given?.value.type;
  const isList = type === 'array' || (Array.isArray(type) && type.includes('array'));
  if (given === undefined || type === 'object' || value.style === 'deepObject') {
    reader.say(
      'warning',
      'unchecked-parameter',
      pointer,
      `The query parameter ${name} is written in a way that is not checked: read it in the handler.`,
    );
    return undefined;
  }
  if (isList && (value.explode === false || (value.style !== undefined && value.style !== 'form'))) {
    reader.say(
      'warning',
      'unchecked-parameter',
      pointer,
      `The list ${name} comes in one value of the query, which is not taken apart: read it in the handler.`,
    );
    return undefined;
  }
  const schema = schemas.read(value.schema, at(pointer, 'schema'), 'request');
  if (schema === undefined || typeof value.description !== 'string') return schema;
  return { description: value.description, ...schema };
}

function noteConstraints(value: JsonObject, pointer: string, reader: OpenApiReader): void {
  const schema = isObject(value.schema) ? reader.resolve(value.schema, at(pointer, 'schema')) : undefined;
  const constraints = Object.keys(schema?.value ?? {}).filter((key) =>
    ['format', 'pattern', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength'].includes(key),
  );
  if (schema === undefined || (schema.value.type === 'string' && constraints.length === 0)) return;
  const what = [
    schema.value.type === 'string' ? undefined : `type ${String(schema.value.type)}`,
    ...constraints,
  ].filter((each) => each !== undefined);
  reader.say(
    'note',
    'unchecked-parameter',
    pointer,
    `The path parameter ${String(value.name)} is text, and its ${what.join(', ')} is not checked: do so in the handler.`,
  );
}
