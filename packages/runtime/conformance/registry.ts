import { originOf } from '../src/authorization/builtin-authorizer.js';
import {
  Authorizer,
  type BuiltinAuthorizer,
  type Chalice,
  type CognitoUserPoolAuthorizer,
  type CustomAuthorizer,
} from '../src/index.js';
import type { Registration } from '../src/registration.js';

/** What an app registers, in the corpus' neutral form. */
export function registryOf(app: Chalice): Record<string, unknown> {
  const { defaultBinaryTypes, binaryTypes } = app.api;
  const isDefault = binaryTypes.join() === defaultBinaryTypes.join();
  const { cors } = app.api;
  const of = <Kind extends Registration['kind']>(...kinds: Kind[]) =>
    app.installed.filter((each): each is Extract<Registration, { kind: Kind }> => kinds.includes(each.kind as Kind));
  return {
    app_name: app.appName,
    debug: app.debug,
    binary_types: isDefault ? 'default' : binaryTypes,
    api_cors: typeof cors === 'object' ? cors.getAccessControlHeaders() : (cors ?? false),
    routes: [...app.routes].flatMap(([path, methods]) =>
      [...methods].map(([method, { registration, contentTypes, corsHeaders, parameterNames }]) => ({
        path,
        method,
        view_name: registration.name,
        args: parameterNames,
        content_types: contentTypes,
        api_key_required: registration.apiKeyRequired ?? false,
        cors: corsHeaders ?? null,
        authorizer: authorizerOf(app, registration.authorizer),
      })),
    ),
    authorizers: of('authorizer').map(({ name, ttlSeconds, executionRole, header }) => ({
      name,
      ttl_seconds: ttlSeconds,
      execution_role: executionRole,
      header,
    })),
    event_sources: app.installed.flatMap((each) => sourceOf(each) ?? []),
    pure_lambda_functions: of('lambda-function').map(({ name }) => ({ name })),
    websocket_handlers: of('websocket-handler').map(({ name, routeKey }) => ({ name, route_key: routeKey })),
    middleware: of('middleware').map(({ name, eventType }) => ({ name, event_type: eventType })),
    handler_map: [...new Set([...Object.keys(app.handlers), ...of('route').map(({ name }) => name)])].sort(),
  };
}

function authorizerOf(app: Chalice, authorizer: Authorizer | BuiltinAuthorizer | undefined): unknown {
  if (authorizer === undefined) return null;
  const { name, scopes } = authorizer;
  if (Authorizer.isAuthorizer(authorizer)) {
    const { providerArns } = authorizer as Partial<CognitoUserPoolAuthorizer>;
    const { authorizerUri } = authorizer as Partial<CustomAuthorizer>;
    const kind = providerArns !== undefined ? 'cognito' : authorizerUri !== undefined ? 'custom' : 'iam';
    return { kind, name, scopes, swagger: authorizer.toSwagger() };
  }
  const registered = app.installed.find(
    (each) => each.kind === 'authorizer' && each.authorizer === originOf(authorizer),
  );
  if (registered?.kind !== 'authorizer') return { kind: 'builtin', name, scopes };
  return {
    kind: 'builtin',
    name,
    scopes,
    registered_name: registered.name,
    ttl_seconds: registered.ttlSeconds,
    execution_role: registered.executionRole,
    header: registered.header,
  };
}

function sourceOf(each: Registration): Record<string, unknown> | undefined {
  const { name } = each;
  switch (each.kind) {
    case 'schedule':
      return { kind: 'schedule', name, schedule_expression: each.expression, description: each.description };
    case 'cw-event':
      return { kind: 'cw_event', name, event_pattern: each.pattern };
    case 's3-event':
      return { kind: 's3', name, bucket: each.bucket, events: each.events, prefix: each.prefix, suffix: each.suffix };
    case 'sns-message':
      return { kind: 'sns', name, topic: each.topic };
    case 'sqs-message':
      return {
        kind: 'sqs',
        name,
        queue: each.queue,
        queue_arn: each.queueArn,
        maximum_concurrency: each.maximumConcurrency,
        ...batchOf(each),
      };
    case 'kinesis-record':
      return { kind: 'kinesis', name, stream: each.stream, starting_position: each.startingPosition, ...batchOf(each) };
    case 'dynamodb-record':
      return {
        kind: 'dynamodb',
        name,
        stream_arn: each.streamArn,
        starting_position: each.startingPosition,
        ...batchOf(each),
      };
    default:
      return undefined;
  }
}

function batchOf(batch: { batchSize: number; maximumBatchingWindowInSeconds: number }) {
  return {
    batch_size: batch.batchSize,
    maximum_batching_window_in_seconds: batch.maximumBatchingWindowInSeconds,
  };
}
