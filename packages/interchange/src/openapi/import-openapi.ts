import { jsonObjectSchema } from '@chalice-studio/appspec';
import { identifierOf, SpecDraft } from '@chalice-studio/codegen';
import { sortFindings } from '../finding';
import { HandlerFiles } from '../handlers/handler-files';
import { type Imported, refused } from '../imported';
import { requestBody, responseSchema } from './bodies';
import { apiCors, preflightCors } from './cors';
import { at, isObject, type JsonObject, readDocument } from './document';
import { SchemaReader } from './json-schema';
import { type Located, OpenApiReader } from './openapi-reader';
import { parametersOf, querySchema } from './parameters';
import { routeGuard } from './route-guard';
import { type Guard, readSecuritySchemes } from './security';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
/** Members of a path that are no operation. */
const others = new Set(['summary', 'description', 'servers', 'parameters', '$ref']);

type Context = {
  reader: OpenApiReader;
  schemas: SchemaReader;
  draft: SpecDraft;
  handlers: HandlerFiles;
  guards: ReadonlyMap<string, Guard>;
  /** Scheme → the authorizer that it became. */
  authorizers: Map<string, string>;
};

/**
 * An OpenAPI 3.0 or 3.1 document, JSON or YAML, as a design: a route for each operation, with a handler that answers 501
 * and names it. Nothing is fetched. Stages: text → document → references and schemas → routes and authorizers.
 */
export function importOpenApi(text: string, file: string, random?: (length: number) => Uint8Array): Imported {
  const document = readDocument(text, file);
  if ('findings' in document) return { ok: false, findings: document.findings };
  const problem = versionProblem(document.value);
  if (problem !== undefined)
    return refused({ ...problem, file, line: document.lineOf('/swagger') ?? document.lineOf('/openapi') ?? 1 });
  const reader = new OpenApiReader(document, file);
  const info = isObject(reader.root.info) ? reader.root.info : {};
  const draft = new SpecDraft(nameOf(info), random);
  const context: Context = {
    ...{ reader, draft, schemas: new SchemaReader(reader), handlers: new HandlerFiles() },
    ...{ guards: readSecuritySchemes(reader), authorizers: new Map() },
  };
  if (typeof info.description === 'string') draft.spec.description = info.description;
  readApi(context);
  const paths = isObject(reader.root.paths) ? reader.root.paths : {};
  for (const [path, value] of Object.entries(paths)) if (!path.startsWith('x-')) readPath(path, value, context);
  noteRest(reader, Object.keys(paths).length);
  draft.spec.source = context.handlers.texts();
  return { ok: true, spec: draft.spec, stages: [], findings: sortFindings(reader.findings) };
}

function versionProblem({ openapi, swagger }: JsonObject): { code: string; message: string } | undefined {
  if (typeof openapi === 'string' && /^3\.[01](\.|$)/.test(openapi)) return undefined;
  if (swagger !== undefined) {
    const message =
      'This is Swagger 2.0, of before OpenAPI 3. Convert it first, for example with the Swagger Editor (Edit, Convert to OpenAPI 3).';
    return { code: 'swagger', message };
  }
  const message =
    openapi === undefined
      ? 'This is no OpenAPI document: it has no member openapi.'
      : `OpenAPI ${String(openapi)} is not known here. 3.0 and 3.1 are.`;
  return { code: 'no-openapi', message };
}

/** A name that a project can have. */
function nameOf({ title }: JsonObject): string {
  const words = String(title ?? 'api')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '');
  return words.toLowerCase().slice(0, 64) || 'api';
}

function readApi({ reader, draft }: Context): void {
  const { root } = reader;
  const { api } = draft.spec;
  const cors = apiCors(root);
  if (cors !== undefined) api.cors = cors;
  const binary = root['x-amazon-apigateway-binary-media-types'];
  if (Array.isArray(binary)) api.binaryTypes = binary.filter((each) => typeof each === 'string');
  const minimum = root['x-amazon-apigateway-minimum-compression-size'];
  if (typeof minimum === 'number' && Number.isInteger(minimum)) api.minimumCompressionSize = minimum;
  const policy = jsonObjectSchema.safeParse(root['x-amazon-apigateway-policy']);
  if (policy.success) api.policy = policy.data;
}

function readPath(path: string, value: unknown, context: Context): void {
  const { reader } = context;
  const place = at('/paths', path);
  const item = reader.resolve(value, place);
  if (item === undefined) return;
  if (path.includes('?')) {
    reader.say(
      'error',
      'path-with-query',
      place,
      `${path} has a query in its path. Write it as parameters; its operations are left out.`,
    );
    return;
  }
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  if (trimmed !== path)
    reader.say(
      'warning',
      'trailing-slash',
      place,
      `API Gateway knows no slash at the end of a path: ${path} became ${trimmed}.`,
    );
  const preflight = isObject(item.value.options) ? preflightCors(item.value.options) : undefined;
  for (const [method, operation] of Object.entries(item.value)) {
    if (others.has(method) || method.startsWith('x-') || (method === 'options' && preflight !== undefined)) continue;
    const pointer = at(item.pointer, method);
    if (!methods.includes(method))
      reader.say(
        'error',
        'unknown-method',
        pointer,
        `API Gateway has no method ${method.toUpperCase()}. ${method.toUpperCase()} ${path} is left out.`,
      );
    else if (isObject(operation))
      readOperation(
        { path: trimmed, method, item, operation: { value: operation, pointer }, cors: preflight },
        context,
      );
  }
}

type Operation = { path: string; method: string; item: Located; operation: Located; cors: unknown };

function readOperation({ path, method, item, operation, cors }: Operation, context: Context): void {
  const { reader, draft, handlers } = context;
  const { value, pointer } = operation;
  const guard = routeGuard(value.security ?? reader.root.security, {
    ...{ reader, guards: context.guards },
    pointer: value.security === undefined ? '/security' : at(pointer, 'security'),
  });
  const query = querySchema(parametersOf(item, operation, reader), context);
  const label = `${method.toUpperCase()} ${path}`;
  const operationId = typeof value.operationId === 'string' ? value.operationId : undefined;
  const name = identifierOf(operationId ?? `${method}_${path.replace(/\{(\w+)\+?\}/g, 'by_$1')}`);
  const handler = handlers.add(moduleOf(value, path), {
    ...{ kind: 'route', name, message: `${operationId ?? name} (${label}) is not written yet.`, paths: [path] },
    comment: [
      label,
      ...[value.summary, value.description]
        .filter((each) => typeof each === 'string')
        .flatMap((text) => ['', ...text.trim().split('\n')]),
    ],
  });
  const response = responseSchema(operation, context);
  draft.add('route', {
    ...{ path, methods: [method.toUpperCase()], handler, cors },
    ...requestBody(operation, context),
    ...(guard.apiKeyRequired === true ? { apiKeyRequired: true } : {}),
    authorizer: guard.authorizer && {
      id: authorizerId(guard.authorizer.scheme, context),
      scopes: guard.authorizer.scopes,
    },
    querySchema: query,
    responseSchema: response,
  });
  for (const key of ['callbacks', 'servers'])
    if (value[key] !== undefined)
      reader.say('warning', 'left-out', at(pointer, key), `${key} of ${label} have no counterpart, and are left out.`);
  if (value['x-amazon-apigateway-integration'] !== undefined)
    reader.say(
      'note',
      'integration',
      at(pointer, 'x-amazon-apigateway-integration'),
      `What API Gateway calls for ${label} is for its handler to do.`,
    );
}

/** The authorizer of a scheme, made when the first route asks for it. */
function authorizerId(scheme: string, { draft, handlers, guards, authorizers }: Context): string {
  const known = authorizers.get(scheme);
  if (known !== undefined) return known;
  const guard = guards.get(scheme);
  const fields = guard?.type === 'authorizer' ? guard.fields : { type: 'builtin', name: identifierOf(scheme) };
  const handler =
    fields.type === 'builtin'
      ? handlers.add('chalicelib/auth.ts', {
          ...{ kind: 'authorizer', name: scheme, message: `${scheme} is not written yet.` },
          comment: [`Decides who may call the routes that ask for ${scheme}.`],
        })
      : undefined;
  const { id } = draft.add('authorizer', { ...fields, handler });
  authorizers.set(scheme, id);
  return id;
}

/** A module for each tag, else for each first part of the paths. */
function moduleOf({ tags }: JsonObject, path: string): string {
  const [tag] = Array.isArray(tags) ? tags.filter((each) => typeof each === 'string') : [];
  const [part = ''] = path.split('/').filter((each) => each !== '' && !each.startsWith('{'));
  const name = identifierOf(tag ?? part);
  return `chalicelib/${name.replace(/_/g, '') === '' ? 'routes' : name}.ts`;
}

function noteRest(reader: OpenApiReader, pathCount: number): void {
  const { root } = reader;
  if (pathCount === 0) reader.say('warning', 'no-paths', '', 'The document has no paths, so the design has no routes.');
  if (isObject(root.webhooks)) {
    const names = Object.keys(root.webhooks).join(', ');
    reader.say(
      'warning',
      'left-out',
      '/webhooks',
      `Webhooks are calls that the app makes, not takes: ${names} are left out.`,
    );
  }
  const servers = Array.isArray(root.servers) ? root.servers.filter(isObject) : [];
  servers.forEach(({ url }, index) => {
    const path = typeof url === 'string' ? url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/$/, '') : '';
    if (path !== '') {
      const message = `The address ${String(url)} has the path ${path}, which is no part of the routes. Give it to API Gateway’s stage, or to a custom domain.`;
      reader.say('note', 'server-path', at('/servers', index), message);
    }
  });
  for (const key of ['x-amazon-apigateway-gateway-responses', 'x-amazon-apigateway-endpoint-configuration'])
    if (root[key] !== undefined) reader.say('warning', 'left-out', at('', key), `${key} is left out.`);
}
