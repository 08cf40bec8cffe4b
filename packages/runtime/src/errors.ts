import { brandOf, hasBrand } from './brand.js';

const viewErrorBrand = brandOf('ChaliceViewError');
const unhandledBrand = brandOf('ChaliceUnhandledError');

/** The root of everything that Chalice throws by itself. */
export class ChaliceError extends Error {
  /** The name as a literal, because minifiers rename classes; a subclass of yours is named by its class. */
  static readonly errorName: string = 'ChaliceError';

  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = Object.hasOwn(new.target, 'errorName') ? new.target.errorName : new.target.name;
  }
}

/** How many views are running whose errors become responses; nobody would read their stacks. */
let quietViews = 0;

/** Call before a view that does not run in debug mode, and again with -1 when it has settled. */
export function countQuietViews(change: 1 | -1): void {
  quietViews += change;
}

/**
 * Thrown by a view to answer with its status and `{"Code": name, "Message": text}`.
 * Inside a view it carries a stack in debug mode only: taking one costs more than the rest of the request.
 */
export class ChaliceViewError extends ChaliceError {
  static readonly STATUS_CODE: number = 500;
  static override readonly errorName: string = 'ChaliceViewError';

  constructor(message?: string, options?: ErrorOptions) {
    const text = message === undefined ? undefined : String(message);
    const limit = Error.stackTraceLimit;
    if (quietViews > 0) Error.stackTraceLimit = 0;
    super(text, options);
    Error.stackTraceLimit = limit;
  }

  get [viewErrorBrand](): true {
    return true;
  }

  static isViewError(value: unknown): value is ChaliceViewError {
    return hasBrand(value, viewErrorBrand);
  }

  /** The HTTP status of this error's class. */
  get statusCode(): number {
    return (this.constructor as typeof ChaliceViewError).STATUS_CODE;
  }
}

export class BadRequestError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 400;
  static override readonly errorName: string = 'BadRequestError';
}

export class UnauthorizedError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 401;
  static override readonly errorName: string = 'UnauthorizedError';
}

export class ForbiddenError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 403;
  static override readonly errorName: string = 'ForbiddenError';
}

export class NotFoundError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 404;
  static override readonly errorName: string = 'NotFoundError';
}

export class MethodNotAllowedError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 405;
  static override readonly errorName: string = 'MethodNotAllowedError';
}

export class RequestTimeoutError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 408;
  static override readonly errorName: string = 'RequestTimeoutError';
}

export class ConflictError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 409;
  static override readonly errorName: string = 'ConflictError';
}

export class UnprocessableEntityError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 422;
  static override readonly errorName: string = 'UnprocessableEntityError';
}

export class TooManyRequestsError extends ChaliceViewError {
  static override readonly STATUS_CODE: number = 429;
  static override readonly errorName: string = 'TooManyRequestsError';
}

/** Reaches middleware as it is, where other errors have become responses already. */
export class ChaliceUnhandledError extends ChaliceError {
  static override readonly errorName: string = 'ChaliceUnhandledError';

  get [unhandledBrand](): true {
    return true;
  }

  static isUnhandledError(value: unknown): value is ChaliceUnhandledError {
    return hasBrand(value, unhandledBrand);
  }
}

/** A message could not be sent: its WebSocket client has gone. */
export class WebsocketDisconnectedError extends ChaliceError {
  static override readonly errorName: string = 'WebsocketDisconnectedError';
  constructor(
    readonly connectionId: string,
    options?: ErrorOptions,
  ) {
    super(`Websocket client ${connectionId} has disconnected.`, options);
  }
}
