import { Blueprint } from './blueprint.js';
import { ChaliceError } from './errors.js';
import { type EventHandler, eventHandlerOf } from './event-handler.js';
import { APIGateway } from './http/api-gateway.js';
import { corsConfigOf } from './http/cors-config.js';
import type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';
import { createInvocationStore, type InvocationStore } from './invocation.js';
import { Logger } from './logger.js';
import type { AnyMiddleware, HandlerType } from './middleware.js';
import { Registrar } from './registrar.js';
import type { Registration, RegistrationOf } from './registration.js';
import { handleRestEvent } from './rest-handler.js';
import { addRoute, type RoutingTable } from './routing-table.js';
import { type AppRegistrations, specOf } from './to-spec.js';
import { createDynamodbRegistry } from './websocket/dynamodb-registry.js';
import { WebsocketAPI } from './websocket/websocket-api.js';

type Env = Record<string, string | undefined>;
export type Mount = { blueprint: Blueprint; namePrefix?: string; urlPrefix?: string };

/**
 * An app: what is registered, and the Lambda handlers that run it.
 *
 * @example
 * const app = new Chalice('hello');
 * app.route('/hello/{name}', (request) => ({ hello: request.uriParams.name }));
 * export const { handler, handlers } = app;
 */
export class Chalice extends Registrar {
  readonly api = new APIGateway();
  readonly websocketApi: WebsocketAPI;
  readonly log: Logger;
  readonly configureLogs: boolean;
  /** Lambda handlers of all functions but the REST one, by registered name. */
  readonly handlers: Record<string, EventHandler> = Object.create(null);
  /** The REST function's Lambda handler. */
  readonly handler: (event: RestEvent, context?: LambdaContext) => Promise<RestResult>;
  /** Path pattern → method → route. */
  readonly routes: RoutingTable = new Map();
  readonly registrations: Registration[] = [];
  readonly mounts: Mount[] = [];
  readonly invocations: InvocationStore;
  readonly #middleware: RegistrationOf<'middleware'>[] = [];
  readonly #websocketRoutes = new Set<string>();
  #debug: boolean;

  constructor(
    readonly appName: string,
    options: { debug?: boolean; configureLogs?: boolean; env?: Env } = {},
  ) {
    super();
    const env = options.env ?? process.env;
    this.configureLogs = options.configureLogs ?? true;
    this.#debug = options.debug ?? false;
    this.invocations = createInvocationStore(env);
    this.websocketApi = new WebsocketAPI(env);
    const table = env.CHALICE_WEBSOCKET_TABLE;
    if (table !== undefined) this.websocketApi.registry = createDynamodbRegistry(table, env);
    this.log = new Logger({
      name: appName,
      env,
      write: (line) => process.stdout.write(`${line}\n`),
      requestId: () => this.lambdaContext?.awsRequestId,
    });
    if (this.#debug) this.log.level = 'debug';
    this.handler = (event, context) => handleRestEvent(this, event, context);
  }

  get debug(): boolean {
    return this.#debug;
  }

  /** Answers stacks to callers, and logs from DEBUG on. */
  set debug(value: boolean) {
    this.#debug = value;
    this.log.level = value ? 'debug' : 'error';
  }

  /** Set in HTTP middleware and views, undefined otherwise. */
  get currentRequest(): Request | undefined {
    return this.invocations.current()?.request;
  }

  get lambdaContext(): LambdaContext | undefined {
    return this.invocations.current()?.lambdaContext;
  }

  registerBlueprint(blueprint: Blueprint, options: { namePrefix?: string; urlPrefix?: string } = {}): void {
    if (!Blueprint.isBlueprint(blueprint)) throw new TypeError('registerBlueprint takes a Blueprint.');
    this.mounts.push({ blueprint, ...options });
    for (const registration of blueprint.registrations) this.#install(mounted(registration, options));
    blueprint.attach(this);
  }

  /** What is registered, as plain JSON: the registration part of an app’s document. */
  toSpec(): AppRegistrations {
    return specOf(this);
  }

  /** Middleware for a type of event, outermost first. */
  middlewareOf(type: HandlerType): AnyMiddleware[] {
    return this.#middleware
      .filter((each) => each.eventType === 'all' || each.eventType === type)
      .map((each) => each.fn);
  }

  protected register(registration: Registration): EventHandler {
    this.registrations.push(registration);
    return this.#install(registration);
  }

  #install(registration: Registration): EventHandler {
    if (registration.kind === 'route') this.#addRoute(registration);
    if (registration.kind === 'middleware') this.#middleware.push(registration);
    if (registration.kind === 'websocket-handler') this.#claimWebsocketRoute(registration);
    const handler = eventHandlerOf(this, registration);
    if (handler === undefined) return this.handler as EventHandler;
    this.handlers[registration.name] = handler;
    return handler;
  }

  #addRoute(registration: RegistrationOf<'route'>): void {
    const cors = corsConfigOf(registration.cors ?? this.api.cors);
    for (const method of registration.methods) {
      const entry = { view: registration.fn, contentTypes: registration.contentTypes, cors, registration };
      addRoute(this.routes, registration.path, method, entry);
    }
  }

  #claimWebsocketRoute({ routeKey, name }: RegistrationOf<'websocket-handler'>): void {
    if (this.#websocketRoutes.has(routeKey)) {
      throw new ChaliceError(
        `Duplicate websocket handler: '${name}'. There can only be one handler for each websocket decorator.`,
      );
    }
    this.#websocketRoutes.add(routeKey);
  }
}

function mounted(registration: Registration, { namePrefix = '', urlPrefix }: Omit<Mount, 'blueprint'>): Registration {
  if (registration.kind === 'middleware') return registration;
  const name = `${namePrefix}${registration.name}`;
  if (registration.kind !== 'route') return { ...registration, name };
  return { ...registration, name, path: prefixed(urlPrefix, registration.path) };
}

function prefixed(prefix: string | undefined, path: string): string {
  if (prefix === undefined || prefix === '') return path;
  const joined = `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+|\/+$/g, '')}`;
  return joined.length > 1 ? joined.replace(/\/$/, '') : joined;
}
