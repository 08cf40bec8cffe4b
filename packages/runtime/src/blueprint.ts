import { brandOf, hasBrand } from './brand.js';
import type { Chalice } from './chalice.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';
import type { Logger } from './logger.js';
import { Registrar } from './registrar.js';
import type { Registration } from './registration.js';

const brand = brandOf('Blueprint');

/** A part of an app, registered under prefixes with `app.registerBlueprint`. */
export class Blueprint extends Registrar {
  readonly [brand] = true;
  readonly registrations: Registration[] = [];
  #app: Chalice | undefined;

  constructor(readonly importName: string) {
    super();
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

  get currentRequest(): Request | undefined {
    return this.#registered('currentRequest').currentRequest;
  }

  get lambdaContext(): LambdaContext | undefined {
    return this.#registered('lambdaContext').lambdaContext;
  }

  /** Called by the app that it is registered to. */
  attach(app: Chalice): void {
    this.#app = app;
  }

  protected register(registration: Registration) {
    this.registrations.push(registration);
    return async (event: unknown, context?: LambdaContext) => {
      const handler = this.#registered(registration.name).handlers[registration.name];
      return handler?.(event, context);
    };
  }

  #registered(member: string): Chalice {
    if (this.#app !== undefined) return this.#app;
    throw new Error(`Can only access Blueprint.${member} if it's registered to an app.`);
  }
}
