import { type AppSpec, type Authorizer, inOrder, type Json, mountedPaths, type Route } from '@chalice-studio/appspec';
import { type MovedSchemas, moveDefinitions } from './move-definitions';

type JsonObject = { [key: string]: Json };

/**
 * The REST API of a design as an OpenAPI 3.1 document that any tool reads: no extension of AWS' is in it. Schemas are those
 * of the routes, their definitions moved to `components`. Pure.
 */
export function exportOpenApi(spec: AppSpec): JsonObject {
  const moved: MovedSchemas = {};
  const paths: { [path: string]: JsonObject } = {};
  const names = new Set<string>();
  for (const route of inOrder(Object.values(spec.routes))) {
    for (const path of mountedPaths(spec, route)) {
      const item = paths[openApiPath(path)] ?? pathItem(path);
      paths[openApiPath(path)] = item;
      for (const method of methodsOf(route)) {
        const operationId = freeName(operationName(route, method), names);
        item[method.toLowerCase()] = operation(spec, route, { operationId, method, moved });
      }
    }
  }
  const schemas = { ...(hasErrors(paths) ? { Error: errorSchema } : {}), ...moved };
  return defined({
    openapi: '3.1.0',
    info: { title: spec.name, version: '1.0.0', ...(spec.description === '' ? {} : { description: spec.description }) },
    paths,
    components: defined({
      schemas: Object.keys(schemas).length === 0 ? undefined : schemas,
      securitySchemes: securitySchemes(spec),
    }),
  });
}

const anyMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const methodsOf = ({ methods }: Route) => (methods.includes('ANY') ? anyMethods : methods);

/** `{proxy+}` is API Gateway's own; to others it is a parameter. */
const openApiPath = (path: string) => path.replaceAll('+}', '}');

function pathItem(path: string): JsonObject {
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => ({
    ...{ name: name.replace(/\+$/, ''), in: 'path', required: true },
    schema: { type: 'string' },
  }));
  return parameters.length === 0 ? {} : { parameters };
}

function operationName({ handler, name, methods }: Route, method: string): string {
  const base = name ?? handler.export;
  return methodsOf({ methods } as Route).length > 1 ? `${base}_${method.toLowerCase()}` : base;
}

type OperationContext = { operationId: string; method: string; moved: MovedSchemas };

function operation(spec: AppSpec, route: Route, { operationId, method, moved }: OperationContext): JsonObject {
  const blueprint = route.blueprint === undefined ? undefined : spec.blueprints[route.blueprint];
  const parameters = queryParameters(route, moved);
  return defined({
    operationId,
    tags: blueprint === undefined ? undefined : [blueprint.name],
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: requestBody(route, method, moved),
    responses: responses(route, moved),
    security: security(spec, route),
  });
}

function queryParameters({ querySchema }: Route, moved: MovedSchemas): JsonObject[] {
  const { properties = {}, required = [] } = querySchema === undefined ? {} : moveDefinitions(querySchema, moved);
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return [];
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name);
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query' },
    ...(isRequired(name) ? { required: true } : {}),
    schema: schema ?? {},
  }));
}

function requestBody({ bodySchema, contentTypes }: Route, method: string, moved: MovedSchemas): JsonObject | undefined {
  const takesBody = !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(method);
  if (bodySchema === undefined && (!takesBody || contentTypes === undefined)) return undefined;
  const types = bodySchema === undefined ? (contentTypes ?? []) : jsonTypes(contentTypes ?? []);
  const media: JsonObject = bodySchema === undefined ? {} : { schema: moveDefinitions(bodySchema, moved) };
  const content = Object.fromEntries((types.length === 0 ? ['*/*'] : types).map((type) => [type, media]));
  return { ...(bodySchema === undefined ? {} : { required: true }), content };
}

/** What has a schema is read as JSON, whatever else the route lets in. */
function jsonTypes(contentTypes: readonly string[]): string[] {
  const types = contentTypes.filter((type) => /^application\/(?:json|[\w.-]+\+json)$/i.test(type));
  return types.length === 0 ? ['application/json'] : types;
}

const errorSchema: JsonObject = {
  type: 'object',
  properties: { Code: { type: 'string' }, Message: { type: 'string' } },
  required: ['Code', 'Message'],
};

const failure = (description: string): JsonObject => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

function responses(
  { responseSchema, bodySchema, querySchema, authorizer, apiKeyRequired }: Route,
  moved: MovedSchemas,
): JsonObject {
  const good: JsonObject =
    responseSchema === undefined
      ? {}
      : { content: { 'application/json': { schema: moveDefinitions(responseSchema, moved) } } };
  const isChecked = bodySchema !== undefined || querySchema !== undefined;
  return defined({
    '200': { description: 'All is well', ...good },
    '400': isChecked ? failure('The request does not fit its schema') : undefined,
    '401': authorizer === undefined ? undefined : { description: 'Credentials are missing' },
    '403':
      authorizer === undefined && apiKeyRequired !== true ? undefined : { description: 'The caller may not do this' },
  });
}

function hasErrors(paths: { [path: string]: JsonObject }): boolean {
  return JSON.stringify(paths).includes('#/components/schemas/Error"');
}

const API_KEY = 'api_key';

function security(spec: AppSpec, { authorizer, apiKeyRequired }: Route): Json[] | undefined {
  const found = authorizer && spec.authorizers[authorizer.id];
  const own = found !== undefined && 'scopes' in found ? found.scopes : undefined;
  const needs = {
    ...(apiKeyRequired === true ? { [API_KEY]: [] } : {}),
    ...(found === undefined ? {} : { [schemeName(found)]: authorizer?.scopes ?? own ?? [] }),
  };
  return Object.keys(needs).length === 0 ? undefined : [needs];
}

const schemeName = (authorizer: Authorizer) =>
  authorizer.type === 'iam' ? 'iam' : authorizer.name.replace(/[^A-Za-z0-9._-]/g, '_');

function securitySchemes(spec: AppSpec): JsonObject | undefined {
  const used = new Set(Object.values(spec.routes).map((route) => route.authorizer?.id));
  const schemes = inOrder(Object.values(spec.authorizers))
    .filter(({ id }) => used.has(id))
    .map((each) => [schemeName(each), scheme(each)] as const);
  const needsKey = Object.values(spec.routes).some((route) => route.apiKeyRequired === true);
  const all: JsonObject = {
    ...(needsKey ? { [API_KEY]: { type: 'apiKey', in: 'header', name: 'x-api-key' } } : {}),
    ...Object.fromEntries(schemes),
  };
  return Object.keys(all).length === 0 ? undefined : all;
}

function scheme(authorizer: Authorizer): JsonObject {
  const header = ('header' in authorizer ? authorizer.header : undefined) ?? 'Authorization';
  if (authorizer.type === 'iam') {
    const description = 'AWS Signature Version 4';
    return { type: 'apiKey', in: 'header', name: 'Authorization', description };
  }
  if (authorizer.type === 'cognito' && header === 'Authorization') {
    return {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A token of the Amazon Cognito user pool',
    };
  }
  return { type: 'apiKey', in: 'header', name: header };
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`;
  taken.add(name);
  return name;
}

function defined(fields: { [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter((each): each is [string, Json] => each[1] !== undefined && !isEmpty(each)),
  );
}

function isEmpty([key, value]: [string, Json | undefined]): boolean {
  return key === 'components' && typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
