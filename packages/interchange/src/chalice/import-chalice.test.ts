import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AppSpec, type Cors, checkSpec, type EventSource, inOrder, mountedPaths } from '@chalice-studio/appspec';
import { describe, expect, test } from 'vitest';
import { importChalice } from './import-chalice';

const folder = path.join(import.meta.dirname, '../../conformance/cases/chalice');

function readCase(name: string): { files: Record<string, string>; registry: Registry } {
  const directory = path.join(folder, name);
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
  const texts = paths.map((file) => [file, readFileSync(path.join(directory, file), 'utf8')] as const);
  const { 'registry.json': registry = '{}', ...files } = Object.fromEntries(texts);
  return { files, registry: JSON.parse(registry) };
}

function read(files: Record<string, string>) {
  const imported = importChalice(files);
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
  return imported;
}

type Item = Record<string, unknown>;
type Registry = Record<
  'routes' | 'authorizers' | 'event_sources' | 'pure_lambda_functions' | 'websocket_handlers' | 'middleware',
  Item[]
> & {
  app_name: string;
  debug: boolean;
  binary_types: unknown;
  api_cors: unknown;
};

/** They register in loops and functions, which nobody can read without running them. */
const dynamic = new Set(['middleware_events', 'middleware_http']);

/** Registries that Chalice itself wrote down, of the apps that its documentation's features were recorded with. */
describe.each(readdirSync(folder).filter((name) => !dynamic.has(name)))('%s', (name) => {
  const { files, registry } = readCase(name);

  test('registers what Chalice registers', () => {
    const { spec } = read(files);
    expect(registryOf(spec)).toEqual(withoutPython(registry));
  });

  test('is a design with handlers for all that it names', () => {
    const { spec } = read(files);
    const codes = checkSpec(spec).filter(({ code }) => code.startsWith('missing-'));
    expect(codes).toEqual([]);
  });
});

const builtInHeaders = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

/** Headers, as Chalice's registry has CORS. */
function corsHeaders(cors: Cors | undefined): Item | null {
  if (cors === undefined || cors === false) return null;
  const config = cors === true ? {} : cors;
  const headers = [...new Set([...builtInHeaders, ...(config.allowHeaders ?? [])])].sort();
  return {
    'Access-Control-Allow-Origin': config.allowOrigin ?? '*',
    'Access-Control-Allow-Headers': headers.join(','),
    ...(config.exposeHeaders === undefined ? {} : { 'Access-Control-Expose-Headers': config.exposeHeaders.join(',') }),
    ...(config.maxAge === undefined ? {} : { 'Access-Control-Max-Age': String(config.maxAge) }),
    ...(config.allowCredentials === true ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
  };
}

const byText = (items: Item[]) => items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** The document in the words of the registry, each blueprint mounted. */
function registryOf(spec: AppSpec): unknown {
  const mounted = <Each extends { blueprint?: string | undefined }>(each: Each) =>
    each.blueprint === undefined
      ? ['']
      : Object.values(spec.blueprints[each.blueprint]?.mounts ?? {}).map((mount) => mount.namePrefix ?? '');
  const resource = (id: string) => {
    const found = spec.resources[id];
    return found?.origin.type === 'existing' ? (found.origin.streamArn ?? found.origin.identifier) : undefined;
  };
  const routes = Object.values(spec.routes).flatMap((route) =>
    mountedPaths(spec, route).flatMap((routePath) =>
      route.methods.map((method) => ({
        ...{ path: routePath, method, content_types: route.contentTypes ?? ['application/json'] },
        api_key_required: route.apiKeyRequired ?? false,
        cors: corsHeaders(route.cors ?? spec.api.cors),
        authorizer: authorizerOf(spec, route.authorizer, mounted(route)[0] ?? ''),
      })),
    ),
  );
  const sources = Object.values(spec.eventSources).flatMap((each) =>
    mounted(each).map((prefix) => sourceOf(each, prefix, resource)),
  );
  const authorizers = Object.values(spec.authorizers).flatMap((each) =>
    each.type !== 'builtin'
      ? []
      : mounted(each).map((prefix) => ({
          ...{
            name: prefix + each.name,
            ttl_seconds: each.ttlSeconds ?? null,
            execution_role: each.executionRole ?? null,
          },
          header: each.header ?? 'Authorization',
        })),
  );
  const keys = { connect: '$connect', message: '$default', disconnect: '$disconnect' };
  return {
    ...{
      app_name: spec.name,
      debug: spec.debug,
      binary_types: spec.api.binaryTypes ?? 'default',
      api_cors: corsHeaders(spec.api.cors) ?? false,
    },
    routes: byText(routes),
    authorizers: byText(authorizers),
    event_sources: byText(sources),
    pure_lambda_functions: byText(
      Object.values(spec.functions).flatMap((each) => mounted(each).map((prefix) => ({ name: prefix + each.name }))),
    ),
    websocket_handlers: byText(
      Object.values(spec.websocketHandlers).map((each) => ({ route_key: each.routeKey ?? keys[each.event] })),
    ),
    middleware: inOrder(Object.values(spec.middleware))
      .map((each) => each.eventType)
      .sort(),
  };
}

function sourceOf(each: EventSource, prefix: string, resource: (id: string) => string | undefined): Item {
  const common = { name: prefix + each.name };
  const batch = 'batchSize' in each ? { batch_size: each.batchSize } : {};
  const window = {
    maximum_batching_window_in_seconds:
      'maximumBatchingWindowInSeconds' in each ? (each.maximumBatchingWindowInSeconds ?? 0) : 0,
  };
  switch (each.kind) {
    case 'schedule':
      return {
        kind: 'schedule',
        ...common,
        description: each.description ?? '',
        schedule_expression: each.expression,
      };
    case 'cw-event':
      return { kind: 'cw_event', ...common, event_pattern: each.pattern };
    case 's3-event':
      return {
        kind: 's3',
        ...common,
        bucket: resource(each.bucket),
        events: each.events ?? ['s3:ObjectCreated:*'],
        prefix: each.prefix ?? null,
        suffix: each.suffix ?? null,
      };
    case 'sns-message':
      return { kind: 'sns', ...common, topic: resource(each.topic) };
    case 'sqs-message': {
      const queue = resource(each.queue);
      return {
        kind: 'sqs',
        ...common,
        queue: isArn(queue) ? null : queue,
        queue_arn: isArn(queue) ? queue : null,
        batch_size: 1,
        ...batch,
        ...window,
        maximum_concurrency: each.maximumConcurrency ?? null,
      };
    }
    case 'kinesis-record':
      return {
        kind: 'kinesis',
        ...common,
        stream: resource(each.stream),
        batch_size: 100,
        ...batch,
        ...window,
        starting_position: each.startingPosition ?? 'LATEST',
      };
    case 'dynamodb-record':
      return {
        kind: 'dynamodb',
        ...common,
        stream_arn: resource(each.table),
        batch_size: 100,
        ...batch,
        ...window,
        starting_position: each.startingPosition ?? 'LATEST',
      };
  }
}

const isArn = (text: string | undefined) => text?.startsWith('arn:') === true;

function authorizerOf(
  spec: AppSpec,
  used: { id: string; scopes?: string[] | undefined } | undefined,
  prefix: string,
): Item | null {
  const found = used && spec.authorizers[used.id];
  if (used === undefined || found === undefined) return null;
  const own = 'scopes' in found ? found.scopes : undefined;
  return {
    kind: found.type,
    name: found.type === 'iam' ? 'sigv4' : prefix + found.name,
    scopes: used.scopes ?? own ?? [],
  };
}

const kinds: Record<string, string> = { builtin: 'builtin', custom: 'custom', cognito: 'cognito', iam: 'iam' };

/** The registry without what is of Python: view names, handler strings, words on behaviour. */
function withoutPython(registry: Registry): unknown {
  const pick = (items: Item[], ...names: string[]) =>
    byText(items.map((item) => Object.fromEntries(names.filter((key) => key in item).map((key) => [key, item[key]]))));
  const routes = registry.routes.map((route) => {
    const authorizer = route.authorizer as Item | null;
    const { path: routePath, method, content_types, api_key_required, cors } = route;
    const told = authorizer && {
      kind: kinds[String(authorizer.kind)] ?? authorizer.kind,
      name: authorizer.registered_name ?? authorizer.name,
      scopes: authorizer.scopes ?? [],
    };
    return { path: routePath, method, content_types, api_key_required, cors, authorizer: told };
  });
  const sources = registry.event_sources.map((source) => {
    const { behaviour: _, handler_string: __, ...rest } = source;
    // With both given the ARN wins.
    return rest.kind === 'sqs' && rest.queue_arn !== null ? { ...rest, queue: null } : rest;
  });
  return {
    ...{
      app_name: registry.app_name,
      debug: registry.debug,
      binary_types: registry.binary_types,
      api_cors: registry.api_cors,
    },
    routes: byText(routes),
    authorizers: pick(registry.authorizers, 'name', 'ttl_seconds', 'execution_role', 'header'),
    event_sources: byText(sources.map((each) => ({ ...each }))),
    pure_lambda_functions: pick(registry.pure_lambda_functions, 'name'),
    websocket_handlers: pick(registry.websocket_handlers, 'route_key'),
    middleware: registry.middleware.map((each) => String(each.event_type)).sort(),
  };
}
