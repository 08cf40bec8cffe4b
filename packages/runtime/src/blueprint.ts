import { brandOf, hasBrand } from './brand.js';
import type { Chalice } from './chalice.js';
import { ChaliceError } from './errors.js';
import type { EventHandler } from './event-handler.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';
import type { Logger } from './logger.js';
import { Registrar } from './registrar.js';
import type { Registration } from './registration.js';

const brand = brandOf('Blueprint');

/**
 * Parameters of the prefix that a blueprint is mounted under, which it cannot know. An open record as of a path that is not
 * known, so that a view of a plain `Request` can be registered on an app and on a blueprint alike.
 */
type PrefixParameters = { readonly [name: string]: string };

/**
 * A part of an app, registered under prefixes with `app.registerBlueprint`, any number of times.
 *
 * @example
 * const users = new Blueprint('users');
 * users.get('/{id}', (request) => ({ id: request.uriParams.id }));
 * app.registerBlueprint(users, { urlPrefix: '/users' });
 */
export class Blueprint extends Registrar<PrefixParameters> {
  readonly registrations: Registration[] = [];
  readonly #handlers = new Map<Registration, EventHandler>();
  #app: Chalice | undefined;

  constructor(readonly importName: string) {
    super();
  }

  get [brand](): true {
    return true;
  }

  static isBlueprint(value: unknown): value is Blueprint {
    return hasBrand(value, brand);
  }

  get currentApp(): Chalice {
    return this.#registered('currentApp');
  }

  get log(): Logger {
    return this.#registered('log').log;
  }

  /** The request that the app handles; throws outside of one. */
  get currentRequest(): Request {
    return inRequest('currentRequest', this.#registered('currentRequest').currentRequest);
  }

  /** Lambda's context of the request that the app handles; throws outside of one. */
  get lambdaContext(): LambdaContext {
    return inRequest('lambdaContext', this.#registered('lambdaContext').lambdaContext);
  }

  /** Called by the app that it is registered to. */
  attach(app: Chalice, install: (registration: Registration) => EventHandler): void {
    this.#app = app;
    for (const registration of this.registrations) this.#handlers.set(registration, install(registration));
  }

  protected register(registration: Registration): EventHandler {
    this.registrations.push(registration);
    return async (event, context) => {
      const handler = this.#handlers.get(registration);
      if (handler === undefined) {
        throw new ChaliceError(`Register the blueprint ${this.importName} to an app before calling its handlers.`);
      }
      return handler(event, context);
    };
  }

  #registered(member: string): Chalice {
    if (this.#app !== undefined) return this.#app;
    throw new ChaliceError(`Can only access Blueprint.${member} if it's registered to an app.`);
  }
}

function inRequest<Value>(member: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new ChaliceError(`Can only access Blueprint.${member} while the app handles an HTTP request.`);
}
