import { type Cors, middlewareEventTypes } from '@chalice-studio/appspec';
import type { Argument, Place } from '../python/value';
import type { RouteAuthorizer } from './authorizers';
import type { CallOptions } from './call-options';
import { corsOf } from './cors';
import type { Notes } from './notes';
import { scheduleExpression } from './schedule-expression';

/** What is registered, in the words of a running app; `kind` is a construct's. */
export type CallRegistration = { kind: string; [option: string]: unknown };

export type CallContext = {
  /** The name of the decorated function. */
  functionName: string;
  what: string;
  place: Place;
  notes: Notes;
  /** CORS of the app as it is at this line, which a route takes that has none of its own. */
  apiCors: Cors | undefined;
  authorizer(argument: Argument): RouteAuthorizer;
};

type Read = (options: CallOptions, context: CallContext) => CallRegistration | undefined;

const named = (options: CallOptions, { functionName }: CallContext) => options.text('name') ?? functionName;

const stream = (options: CallOptions) => ({
  batchSize: options.integer('batch_size', 1) ?? 100,
  startingPosition: startingPosition(options.text('starting_position', 2)),
  maximumBatchingWindowInSeconds: options.integer('maximum_batching_window_in_seconds') ?? 0,
});

const startingPosition = (text: string | undefined) => (text === 'TRIM_HORIZON' ? 'TRIM_HORIZON' : 'LATEST');

const websocket =
  (event: string, routeKey: string): Read =>
  (options, context) => ({
    kind: 'websocket-handler',
    event,
    routeKey,
    name: named(options, context),
  });

/** Every decorator of an app and of a blueprint. */
export const registrationCalls: Readonly<Record<string, Read>> = {
  route: (options, context) => {
    const path = options.text('path', 0);
    if (path === undefined) return undefined;
    const cors = options.find('cors');
    const authorizer = options.find('authorizer');
    return {
      kind: 'route',
      path,
      methods: options.texts('methods') ?? ['GET'],
      name: options.text('name'),
      contentTypes: options.texts('content_types') ?? ['application/json'],
      apiKeyRequired: options.boolean('api_key_required') === true ? true : undefined,
      cors: cors === undefined ? undefined : corsOf(cors, context.what, context.notes),
      apiCors: cors === undefined ? context.apiCors : undefined,
      authorizer: authorizer === undefined ? undefined : context.authorizer(authorizer),
    };
  },
  authorizer: (options, context) => ({
    kind: 'authorizer',
    name: options.text('name', 2) ?? context.functionName,
    ttlSeconds: options.integer('ttl_seconds', 0),
    executionRole: options.text('execution_role', 1),
    header: options.text('header', 3) ?? 'Authorization',
  }),
  schedule: (options, context) => {
    const expression = scheduleExpression(options, context.notes);
    const description = options.text('description', 2) ?? '';
    const name = options.text('name', 1) ?? context.functionName;
    return expression === undefined ? undefined : { kind: 'schedule', name, expression, description };
  },
  on_cw_event: (options, context) => {
    const pattern = options.object('event_pattern', 0);
    const name = options.text('name', 1) ?? context.functionName;
    return pattern === undefined ? undefined : { kind: 'cw-event', name, pattern };
  },
  on_s3_event: (options, context) => ({
    kind: 's3-event',
    name: options.text('name', 4) ?? context.functionName,
    bucket: options.resource('bucket', 0) ?? 'unread-bucket',
    events: options.texts('events', 1) ?? ['s3:ObjectCreated:*'],
    prefix: options.text('prefix', 2),
    suffix: options.text('suffix', 3),
  }),
  on_sns_message: (options, context) => ({
    kind: 'sns-message',
    name: options.text('name', 1) ?? context.functionName,
    topic: options.resource('topic', 0) ?? 'unread-topic',
  }),
  on_sqs_message: (options, context) => ({
    kind: 'sqs-message',
    name: options.text('name', 2) ?? context.functionName,
    queue: options.resource('queue', 0),
    queueArn: options.resource('queue_arn', 3),
    batchSize: options.integer('batch_size', 1) ?? 1,
    maximumBatchingWindowInSeconds: options.integer('maximum_batching_window_in_seconds', 4) ?? 0,
    maximumConcurrency: options.integer('maximum_concurrency', 5),
  }),
  on_kinesis_record: (options, context) => ({
    kind: 'kinesis-record',
    name: options.text('name', 3) ?? context.functionName,
    stream: options.resource('stream', 0) ?? 'unread-stream',
    ...stream(options),
  }),
  on_dynamodb_record: (options, context) => ({
    kind: 'dynamodb-record',
    name: options.text('name', 3) ?? context.functionName,
    streamArn: options.resource('stream_arn', 0) ?? 'unread-stream',
    ...stream(options),
  }),
  lambda_function: (options, context) => ({
    kind: 'lambda-function',
    name: options.text('name', 0) ?? context.functionName,
  }),
  on_ws_connect: websocket('connect', '$connect'),
  on_ws_message: websocket('message', '$default'),
  on_ws_disconnect: websocket('disconnect', '$disconnect'),
  middleware: (options, context) => middleware(options, context, 0),
};

/** `@app.middleware('http')`, and `app.register_middleware(fn, 'http')` where the type comes second. */
export function middleware(
  options: CallOptions,
  { what, place, notes }: Pick<CallContext, 'what' | 'place' | 'notes'>,
  position: number,
): CallRegistration | undefined {
  const eventType = options.text('event_type', position) ?? 'all';
  if ((middlewareEventTypes as readonly string[]).includes(eventType)) return { kind: 'middleware', eventType };
  const message = `${what}: there are no events of type ${eventType}, so it never runs. There are ${middlewareEventTypes.join(', ')}.`;
  notes.add(place, { severity: 'error', code: 'unknown-event-type', message });
  return undefined;
}
