import type { Json } from '@chalice-studio/appspec';
import { at, isObject } from './document';
import type { SchemaReader } from './json-schema';
import type { Located, OpenApiReader } from './openapi-reader';

type Context = { reader: OpenApiReader; schemas: SchemaReader };
type Schema = { [key: string]: Json } | undefined;

const isJson = (type: string) => /^application\/(?:json|[\w.-]+\+json)\b/i.test(type);

/** The media types that a route accepts, and the schema of its JSON body. */
export function requestBody(
  operation: Located,
  { reader, schemas }: Context,
): { contentTypes?: string[]; bodySchema?: Schema } {
  if (operation.value.requestBody === undefined) return {};
  const body = reader.resolve(operation.value.requestBody, at(operation.pointer, 'requestBody'));
  const content = isObject(body?.value.content) ? body.value.content : {};
  const types = Object.keys(content).map((type) => (type.split(';')[0] ?? type).trim());
  if (body === undefined || types.length === 0) return {};
  const place = at(body.pointer, 'content');
  const contentTypes = types.includes('*/*') ? [] : types;
  for (const [type, media] of Object.entries(content)) {
    if (!isJson(type) && isObject(media) && media.schema !== undefined)
      reader.say('note', 'unchecked-body', at(place, type), `A body of ${type} is not checked, and comes as rawBody.`);
  }
  const json = Object.keys(content).find(isJson);
  const bodySchema =
    json === undefined
      ? undefined
      : mediaSchema(content[json], at(place, json), { reader, schemas, direction: 'request' });
  if (bodySchema !== undefined && json !== undefined && types.length > 1) {
    const message = `With a schema each body is read as JSON, so ${types.filter((type) => !isJson(type)).join(', ') || 'the others'} would be refused. The schema of ${json} is left out.`;
    if (types.some((type) => !isJson(type))) {
      reader.say('warning', 'mixed-bodies', place, message);
      return { contentTypes };
    }
  }
  if (bodySchema !== undefined && body.value.required !== true) {
    reader.say(
      'note',
      'optional-body',
      body.pointer,
      'The body may be left out according to this document. With its schema the route refuses requests without one.',
    );
  }
  const isPlain = contentTypes.length === 1 && contentTypes[0] === 'application/json';
  return { ...(isPlain ? {} : { contentTypes }), ...(bodySchema === undefined ? {} : { bodySchema }) };
}

/** The schema of what a route answers when all is well: the first 2XX that has one. */
export function responseSchema(operation: Located, { reader, schemas }: Context): Schema {
  const responses = isObject(operation.value.responses) ? operation.value.responses : {};
  const good = Object.keys(responses)
    .filter((status) => /^2(\d\d|XX)$/i.test(status))
    .sort();
  const found = good.flatMap((status) => {
    const response = reader.resolve(responses[status], at(operation.pointer, 'responses', status));
    const content = isObject(response?.value.content) ? response.value.content : {};
    const json = Object.keys(content).find(isJson);
    return response === undefined || json === undefined
      ? []
      : [{ status, media: content[json], pointer: at(response.pointer, 'content', json) }];
  });
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const isEmptyToo = good.length > found.length;
  if (others.length > 0 || isEmptyToo) {
    const message = `There are several good answers (${good.join(', ')}), and a route has one schema for all. It is left out.`;
    reader.say('warning', 'several-responses', at(operation.pointer, 'responses'), message);
    return undefined;
  }
  return mediaSchema(first.media, first.pointer, { reader, schemas, direction: 'response' });
}

function mediaSchema(
  media: unknown,
  pointer: string,
  { schemas, direction }: Context & { direction: 'request' | 'response' },
): Schema {
  if (!isObject(media) || media.schema === undefined) return undefined;
  const schema = schemas.read(media.schema, at(pointer, 'schema'), direction);
  // Anything at all fits an empty schema.
  return schema === undefined || Object.keys(schema).length === 0 ? undefined : schema;
}
