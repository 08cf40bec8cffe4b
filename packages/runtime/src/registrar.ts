import {
  type AuthorizerFunction,
  type AuthorizerOptions,
  type BuiltinAuthorizer,
  builtinAuthorizer,
} from './authorization/builtin-authorizer.js';
import { ChaliceError } from './errors.js';
import type { EventHandler } from './event-handler.js';
import type { CloudWatchEvent } from './events/cloudwatch-event.js';
import type { DynamoDBEvent } from './events/dynamodb-event.js';
import type { KinesisEvent } from './events/kinesis-event.js';
import type { S3Event } from './events/s3-event.js';
import type { SNSEvent } from './events/sns-event.js';
import type { SQSEvent } from './events/sqs-event.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { PathParameters } from './http/path-parameters.js';
import type { Request } from './http/request.js';
import type { AnyMiddleware, MiddlewareFunction, MiddlewareType } from './middleware.js';
import type {
  AnyHandler,
  Batch,
  Failures,
  Managed,
  Registration,
  RouteOptions,
  StartingPosition,
  Subscription,
} from './registration.js';
import type { ScheduleExpression } from './schedule-expression.js';
import type { OutputOf } from './standard-schema.js';
import type { WebsocketEvent } from './websocket/websocket-event.js';

type Named = { name?: string };
type Optional<Fields> = { [Key in keyof Fields]?: Fields[Key] };
type Handler<Event> = (event: Event) => unknown;
type LambdaHandler = EventHandler;

/** What a view is given; `Extra` are parameters that its path does not tell of. */
type ViewRequest<Path extends string, Extra, Options> = Request<PathParameters<Path> & Extra> & {
  readonly validBody: Options extends { body: infer Schema } ? OutputOf<Schema> : undefined;
  readonly validQuery: Options extends { query: infer Schema } ? OutputOf<Schema> : undefined;
};
type View<Path extends string, Extra, Options = undefined> = (request: ViewRequest<Path, Extra, Options>) => unknown;
type VerbOptions = Omit<RouteOptions, 'methods'>;

/** What an app and a blueprint can register. Each method answers what it registered: a view, or a Lambda handler. */
export abstract class Registrar<Extra = unknown> {
  /** Keeps a registration; answers the Lambda handler of a function of its own. */
  protected abstract register(registration: Registration): LambdaHandler;

  route<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  route<const Path extends string, const Options extends RouteOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  route(path: string, ...rest: [AnyHandler] | [RouteOptions, AnyHandler]): AnyHandler {
    const [options, view] = split<RouteOptions>(rest);
    const methods = options.methods ?? ['GET'];
    const contentTypes = options.contentTypes ?? jsonOnly;
    const name = nameOf(options, view) ?? `${methods.join('_')}_${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    if (!Array.isArray(contentTypes)) {
      throw new TypeError(
        `In view function "${name}", the contentTypes value must be a list, not ${typeof contentTypes}: ${contentTypes}`,
      );
    }
    const unknown = Object.keys(options).filter((key) => !routeOptions.has(key));
    if (unknown.length > 0) throw new TypeError(`route() got unexpected options: ${unknown.join(', ')}`);
    this.register({ ...options, kind: 'route', path, name, fn: view, methods, contentTypes });
    return view;
  }

  get<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  get<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  get(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('GET', path, rest);
  }

  post<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  post<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  post(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('POST', path, rest);
  }

  put<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  put<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  put(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('PUT', path, rest);
  }

  patch<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  patch<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  patch(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('PATCH', path, rest);
  }

  delete<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  delete<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  delete(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('DELETE', path, rest);
  }

  head<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  head<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  head(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('HEAD', path, rest);
  }

  options<const Path extends string>(path: Path, view: View<Path, Extra>): View<Path, Extra>;
  options<const Path extends string, const Options extends VerbOptions>(
    path: Path,
    options: Options,
    view: View<Path, Extra, Options>,
  ): View<Path, Extra, Options>;
  options(path: string, ...rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    return this.#verb('OPTIONS', path, rest);
  }

  #verb(method: string, path: string, rest: [AnyHandler] | [VerbOptions, AnyHandler]): AnyHandler {
    const [options, view] = split<VerbOptions>(rest);
    return this.route(path, { ...options, methods: [method] }, view);
  }

  authorizer(fn: AuthorizerFunction): BuiltinAuthorizer;
  authorizer(options: AuthorizerOptions, fn: AuthorizerFunction): BuiltinAuthorizer;
  authorizer(...rest: [AuthorizerFunction] | [AuthorizerOptions, AuthorizerFunction]): BuiltinAuthorizer {
    const [options, fn] = split<AuthorizerOptions, AuthorizerFunction>(rest);
    const name = requiredName(options, fn, 'authorizer');
    const authorizer = builtinAuthorizer(name, fn);
    this.register({ header: 'Authorization', ...options, kind: 'authorizer', name, fn, authorizer });
    return authorizer;
  }

  schedule(expression: string | ScheduleExpression, fn: Handler<CloudWatchEvent>): LambdaHandler;
  schedule(
    expression: string | ScheduleExpression,
    options: ScheduleOptions,
    fn: Handler<CloudWatchEvent>,
  ): LambdaHandler;
  schedule(
    expression: string | ScheduleExpression,
    ...rest: [AnyHandler] | [ScheduleOptions, AnyHandler]
  ): LambdaHandler {
    const [options, fn] = split<ScheduleOptions>(rest);
    const name = requiredName(options, fn, 'schedule');
    return this.register({ description: '', ...options, kind: 'schedule', name, fn, expression: String(expression) });
  }

  onCwEvent(pattern: Record<string, unknown>, fn: Handler<CloudWatchEvent>): LambdaHandler;
  onCwEvent(
    pattern: Record<string, unknown>,
    options: SourceOptions<Failures>,
    fn: Handler<CloudWatchEvent>,
  ): LambdaHandler;
  onCwEvent(
    pattern: Record<string, unknown>,
    ...rest: [AnyHandler] | [SourceOptions<Failures>, AnyHandler]
  ): LambdaHandler {
    const [options, fn] = split<SourceOptions<Failures>>(rest);
    return this.register({ ...options, kind: 'cw-event', name: requiredName(options, fn, 'onCwEvent'), fn, pattern });
  }

  onS3Event(bucket: string, fn: Handler<S3Event>): LambdaHandler;
  onS3Event(bucket: string, options: S3Options, fn: Handler<S3Event>): LambdaHandler;
  onS3Event(bucket: string, ...rest: [AnyHandler] | [S3Options, AnyHandler]): LambdaHandler {
    const [options, fn] = split<S3Options>(rest);
    const name = requiredName(options, fn, 'onS3Event');
    return this.register({ events: ['s3:ObjectCreated:*'], ...options, kind: 's3-event', name, fn, bucket });
  }

  /** `topic` is a name or an ARN. */
  onSnsMessage(topic: string, fn: Handler<SNSEvent>): LambdaHandler;
  onSnsMessage(topic: string, options: SourceOptions<Subscription>, fn: Handler<SNSEvent>): LambdaHandler;
  onSnsMessage(topic: string, ...rest: [AnyHandler] | [SourceOptions<Subscription>, AnyHandler]): LambdaHandler {
    const [options, fn] = split<SourceOptions<Subscription>>(rest);
    const name = requiredName(options, fn, 'onSnsMessage');
    return this.register({ ...options, kind: 'sns-message', name, fn, topic });
  }

  onSqsMessage(options: SqsOptions, fn: Handler<SQSEvent>): LambdaHandler {
    if (!options.queue && !options.queueArn) {
      throw new ChaliceError('Must provide either `queue` or `queueArn` to `onSqsMessage`.');
    }
    const name = requiredName(options, fn, 'onSqsMessage');
    return this.register({
      batchSize: 1,
      maximumBatchingWindowInSeconds: 0,
      ...options,
      kind: 'sqs-message',
      name,
      fn,
    });
  }

  onKinesisRecord(stream: string, fn: Handler<KinesisEvent>): LambdaHandler;
  onKinesisRecord(stream: string, options: StreamOptions, fn: Handler<KinesisEvent>): LambdaHandler;
  onKinesisRecord(stream: string, ...rest: [AnyHandler] | [StreamOptions, AnyHandler]): LambdaHandler {
    const [options, fn] = split<StreamOptions>(rest);
    const name = requiredName(options, fn, 'onKinesisRecord');
    return this.register({ ...streamDefaults, ...options, kind: 'kinesis-record', name, fn, stream });
  }

  onDynamodbRecord(streamArn: string, fn: Handler<DynamoDBEvent>): LambdaHandler;
  onDynamodbRecord(streamArn: string, options: StreamOptions, fn: Handler<DynamoDBEvent>): LambdaHandler;
  onDynamodbRecord(streamArn: string, ...rest: [AnyHandler] | [StreamOptions, AnyHandler]): LambdaHandler {
    const [options, fn] = split<StreamOptions>(rest);
    const name = requiredName(options, fn, 'onDynamodbRecord');
    return this.register({ ...streamDefaults, ...options, kind: 'dynamodb-record', name, fn, streamArn });
  }

  lambdaFunction(fn: (event: never, context: LambdaContext) => unknown): LambdaHandler;
  lambdaFunction(options: Named, fn: (event: never, context: LambdaContext) => unknown): LambdaHandler;
  lambdaFunction(...rest: [AnyHandler] | [Named, AnyHandler]): LambdaHandler {
    const [options, fn] = split<Named>(rest);
    return this.register({ kind: 'lambda-function', name: requiredName(options, fn, 'lambdaFunction'), fn });
  }

  onWsConnect(fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsConnect(options: Named, fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsConnect(...rest: [AnyHandler] | [Named, AnyHandler]): LambdaHandler {
    return this.#websocket('connect', '$connect', rest);
  }

  onWsMessage(fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsMessage(options: Named & { routeKey?: string }, fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsMessage(...rest: [AnyHandler] | [Named & { routeKey?: string }, AnyHandler]): LambdaHandler {
    const [options] = split<Named & { routeKey?: string }>(rest);
    return this.#websocket('message', options.routeKey ?? '$default', rest);
  }

  onWsDisconnect(fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsDisconnect(options: Named, fn: Handler<WebsocketEvent>): LambdaHandler;
  onWsDisconnect(...rest: [AnyHandler] | [Named, AnyHandler]): LambdaHandler {
    return this.#websocket('disconnect', '$disconnect', rest);
  }

  #websocket(
    event: 'connect' | 'message' | 'disconnect',
    routeKey: string,
    rest: [AnyHandler] | [Named, AnyHandler],
  ): LambdaHandler {
    const [options, fn] = split<Named>(rest);
    const name = nameOf(options, fn) ?? `websocket_${event}`;
    return this.register({ kind: 'websocket-handler', name, fn, event, routeKey });
  }

  /** Runs around every handler of a type; the first registered is the outermost. */
  middleware(fn: MiddlewareFunction<'all'>): MiddlewareFunction<'all'>;
  middleware<Type extends MiddlewareType>(eventType: Type, fn: MiddlewareFunction<Type>): MiddlewareFunction<Type>;
  middleware(...rest: [AnyMiddleware] | [MiddlewareType, AnyMiddleware]): AnyMiddleware {
    const [eventType, fn] = rest.length === 1 ? (['all', rest[0]] as const) : rest;
    this.register({ kind: 'middleware', name: fn.name, fn, eventType });
    return fn;
  }

  registerMiddleware<Type extends MiddlewareType = 'all'>(fn: MiddlewareFunction<Type>, eventType?: Type): void {
    this.register({ kind: 'middleware', name: fn.name, fn: fn as AnyMiddleware, eventType: eventType ?? 'all' });
  }
}

type SourceOptions<Fields> = Named & Optional<Fields>;
type ScheduleOptions = SourceOptions<Failures> & { description?: string };
type S3Options = SourceOptions<Failures & Managed> & { events?: readonly string[]; prefix?: string; suffix?: string };
type SqsOptions = SourceOptions<Batch & Managed> & {
  /** The queue's name; neither its URL nor its ARN. */
  queue?: string;
  queueArn?: string;
  maximumConcurrency?: number;
};
type StreamOptions = SourceOptions<Batch & StartingPosition & Failures & Managed>;

const jsonOnly: readonly string[] = ['application/json'];
const routeOptions = new Set([
  'methods',
  'name',
  'authorizer',
  'contentTypes',
  'apiKeyRequired',
  'cors',
  'body',
  'query',
  'response',
]);

const streamDefaults = { batchSize: 100, startingPosition: 'LATEST', maximumBatchingWindowInSeconds: 0 } as const;

function split<Options, Fn = AnyHandler>(rest: readonly [Fn] | readonly [Options, Fn]): [Options, Fn] {
  return rest.length === 1 ? [{} as Options, rest[0]] : [rest[0], rest[1]];
}

function nameOf(options: Named, fn: { name: string }): string | undefined {
  return options.name ?? (fn.name === '' ? undefined : fn.name);
}

function requiredName(options: Named, fn: { name: string }, method: string): string {
  const name = nameOf(options, fn);
  if (name !== undefined) return name;
  throw new ChaliceError(
    `${method} was given a function without a name. Pass { name: "…" }: Lambda functions are deployed by it.`,
  );
}
