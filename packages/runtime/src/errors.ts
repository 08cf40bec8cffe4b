/** The root of everything that Chalice throws by itself. */
export class ChaliceError extends Error {
  override name = 'ChaliceError';
}

/** Thrown by a view to answer with its status and `{"Code": name, "Message": text}`. */
export class ChaliceViewError extends ChaliceError {
  static readonly STATUS_CODE: number = 500;
  override name = 'ChaliceViewError';

  /** The HTTP status of this error's class. */
  get statusCode(): number {
    return (this.constructor as typeof ChaliceViewError).STATUS_CODE;
  }
}

export class BadRequestError extends ChaliceViewError {
  static override readonly STATUS_CODE = 400;
  override name = 'BadRequestError';
}

export class UnauthorizedError extends ChaliceViewError {
  static override readonly STATUS_CODE = 401;
  override name = 'UnauthorizedError';
}

export class ForbiddenError extends ChaliceViewError {
  static override readonly STATUS_CODE = 403;
  override name = 'ForbiddenError';
}

export class NotFoundError extends ChaliceViewError {
  static override readonly STATUS_CODE = 404;
  override name = 'NotFoundError';
}

export class MethodNotAllowedError extends ChaliceViewError {
  static override readonly STATUS_CODE = 405;
  override name = 'MethodNotAllowedError';
}

export class RequestTimeoutError extends ChaliceViewError {
  static override readonly STATUS_CODE = 408;
  override name = 'RequestTimeoutError';
}

export class ConflictError extends ChaliceViewError {
  static override readonly STATUS_CODE = 409;
  override name = 'ConflictError';
}

export class UnprocessableEntityError extends ChaliceViewError {
  static override readonly STATUS_CODE = 422;
  override name = 'UnprocessableEntityError';
}

export class TooManyRequestsError extends ChaliceViewError {
  static override readonly STATUS_CODE = 429;
  override name = 'TooManyRequestsError';
}

/** Reaches middleware as it is, where other errors have become responses already. */
export class ChaliceUnhandledError extends ChaliceError {
  override name = 'ChaliceUnhandledError';
}

/** A message could not be sent: its WebSocket client has gone. */
export class WebsocketDisconnectedError extends ChaliceError {
  override name = 'WebsocketDisconnectedError';
  constructor(readonly connectionId: string) {
    super(`Websocket client ${connectionId} has disconnected.`);
  }
}
