import { Blueprint } from './blueprint.js';
import { ChaliceError } from './errors.js';
import { type EventHandler, eventHandlerOf } from './event-handler.js';
import { executionEnvironment } from './execution-environment.js';
import { APIGateway } from './http/api-gateway.js';
import { corsConfigOf } from './http/cors-config.js';
import type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';
import type { Response } from './http/response.js';
import { createInvocationStore, type InvocationStore } from './invocation.js';
import { Logger } from './logger.js';
import type { AnyMiddleware, HandlerType } from './middleware.js';
import { Registrar } from './registrar.js';
import type { Registration, RegistrationOf } from './registration.js';
import { handleRestEvent, restChainOf } from './rest-handler.js';
import { addRoutes, type RoutingTable } from './routing-table.js';
import { type AppRegistrations, specOf } from './to-spec.js';
import { WebsocketAPI } from './websocket/websocket-api.js';

type Env = Record<string, string | undefined>;
export type Mount = { blueprint: Blueprint; namePrefix?: string; urlPrefix?: string };

export type ChaliceOptions = {
  /** Answers stacks to callers, and logs from DEBUG on. */
  debug?: boolean;
  /** False leaves levels, format and stream to the `console` of the place that the app runs in. */
  configureLogs?: boolean;
  env?: Env;
};

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
  /** The REST function's Lambda handler. HTTP APIs and function URLs are answered in their own format. */
  readonly handler: (event: RestEvent, context?: LambdaContext) => Promise<RestResult>;
  /** Path pattern → method → route. */
  readonly routes: RoutingTable = new Map();
  /** What the app itself registered, in order. */
  readonly registrations: Registration[] = [];
  /** That and what its blueprints brought, under the names that are deployed. */
  readonly installed: Registration[] = [];
  readonly mounts: Mount[] = [];
  readonly invocations: InvocationStore;
  readonly #middleware = new Map<HandlerType, AnyMiddleware[]>();
  #restChain: { call: ((request: Request) => Promise<Response>) | undefined } | undefined;
  #debug: boolean;

  constructor(
    readonly appName: string,
    options: ChaliceOptions = {},
  ) {
    super();
    const env = options.env ?? process.env;
    env.AWS_EXECUTION_ENV = executionEnvironment(env.AWS_EXECUTION_ENV);
    this.configureLogs = options.configureLogs ?? true;
    this.#debug = options.debug ?? false;
    this.invocations = createInvocationStore(env);
    this.websocketApi = new WebsocketAPI(env);
    this.log = new Logger({
      name: appName,
      env,
      isConfigured: this.configureLogs,
      invocation: () => {
        const now = this.invocations.current();
        return { requestId: now?.context?.awsRequestId, route: now?.request?.path };
      },
    });
    if (this.#debug) this.log.level = 'debug';
    // What an HTTP API takes back differs; its type would only be in the way of those who call a REST API's handler.
    this.handler = (event, context) => handleRestEvent(this, event, context) as Promise<RestResult>;
  }

  get debug(): boolean {
    return this.#debug;
  }

  set debug(value: boolean) {
    this.#debug = value;
    this.log.level = value ? 'debug' : this.log.defaultLevel;
  }

  /** Set in HTTP middleware and views, undefined otherwise. */
  get currentRequest(): Request | undefined {
    return this.invocations.current()?.request;
  }

  /** Set in HTTP middleware and views, undefined otherwise: other handlers' events have it as `context`. */
  get lambdaContext(): LambdaContext | undefined {
    const now = this.invocations.current();
    return now?.request === undefined ? undefined : now.context;
  }

  registerBlueprint(blueprint: Blueprint, options: { namePrefix?: string; urlPrefix?: string } = {}): void {
    if (!Blueprint.isBlueprint(blueprint)) throw new TypeError('registerBlueprint takes a Blueprint.');
    this.mounts.push({ blueprint, ...options });
    blueprint.attach(this, (registration) => this.#install(mounted(registration, options)));
  }

  /** What is registered, as plain JSON: the registration part of an app’s document. */
  toSpec(): AppRegistrations {
    return specOf(this);
  }

  /** Middleware for a type of event, outermost first. */
  middlewareOf(type: HandlerType): readonly AnyMiddleware[] {
    let found = this.#middleware.get(type);
    if (found === undefined) {
      found = this.installed.flatMap((each) =>
        each.kind === 'middleware' && (each.eventType === 'all' || each.eventType === type) ? [each.fn] : [],
      );
      this.#middleware.set(type, found);
    }
    return found;
  }

  /** The REST function's middleware around its views; undefined where it has none. */
  get restChain(): ((request: Request) => Promise<Response>) | undefined {
    this.#restChain ??= { call: restChainOf(this) };
    return this.#restChain.call;
  }

  protected register(registration: Registration): EventHandler {
    const handler = this.#install(registration);
    this.registrations.push(registration);
    return handler;
  }

  #install(registration: Registration): EventHandler {
    if (registration.kind === 'route') {
      addRoutes(this.routes, registration, corsConfigOf(registration.cors ?? this.api.cors));
    }
    if (registration.kind === 'middleware') {
      this.#middleware.clear();
      this.#restChain = undefined;
    }
    if (registration.kind === 'websocket-handler') this.#refuseSecond(registration);
    this.installed.push(registration);
    const handler = eventHandlerOf(this, registration);
    if (handler === undefined) return this.handler as EventHandler;
    this.handlers[registration.name] = handler;
    return handler;
  }

  #refuseSecond({ event, routeKey }: RegistrationOf<'websocket-handler'>): void {
    const other = this.installed.find((each) => each.kind === 'websocket-handler' && each.routeKey === routeKey);
    if (other === undefined) return;
    const method = `onWs${event.charAt(0).toUpperCase()}${event.slice(1)}`;
    const scope = event === 'message' ? `route key “${routeKey}”` : 'app';
    throw new ChaliceError(`Duplicate websocket handler: '${method}'. There can only be one for each ${scope}.`);
  }
}

function mounted(registration: Registration, { namePrefix = '', urlPrefix }: Omit<Mount, 'blueprint'>): Registration {
  if (registration.kind === 'middleware') return registration;
  const name = `${namePrefix}${registration.name}`;
  if (registration.kind !== 'route') return { ...registration, name };
  return { ...registration, name, path: prefixed(urlPrefix, registration.path) };
}

/** Slashes between prefix and path, and at the end, are taken off; no prefix leaves the path as it is. */
function prefixed(prefix: string | undefined, path: string): string {
  if (prefix === undefined) return path;
  return `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+|\/+$/g, '')}`.replace(/\/+$/, '');
}
