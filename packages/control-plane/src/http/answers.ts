import { failureOf } from '../api/failures';
import { AppError } from '../app-error';

/** An error as the API says it, outside of oRPC's own handlers. */
export function failureAnswer(error: unknown): Response {
  const { code, status, message } = failureOf(error);
  const seconds = error instanceof AppError ? error.retryAfterSeconds : undefined;
  const headers = seconds === undefined ? undefined : { 'retry-after': String(seconds) };
  return Response.json({ code, status, message }, { status, ...(headers && { headers }) });
}

export function notFound(path: string): Response {
  return failureAnswer(new AppError({ code: 'NOT_FOUND', message: `There is nothing at ${path}.` }));
}
