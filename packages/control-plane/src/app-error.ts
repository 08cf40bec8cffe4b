/** Every way in which a call can be refused; the browser gets the code and safe fields, and owns the words. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID',
  'STAGE_BUSY',
  'NOT_DEPLOYED',
  'CONNECTION_GONE',
  'RUNNER_UNAVAILABLE',
  'AWS_DENIED',
  'AWS_IDENTITY',
  'AWS_UNAVAILABLE',
  'TOO_LARGE',
  'RATE_LIMITED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

type AppErrorParts = { code: ErrorCode; message: string; cause?: unknown; retryAfterSeconds?: number };

/** An error that a user can act on: `message` says what happened and what to do next, and holds nothing secret. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  /** Of RATE_LIMITED: when the same may be tried again. */
  readonly retryAfterSeconds: number | undefined;

  constructor({ code, message, cause, retryAfterSeconds }: AppErrorParts) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
