import { failureOf } from '../api/failures';
import { AppError } from '../app-error';

/** An error as the API says it, outside of oRPC's own handlers. */
export function failureAnswer(error: unknown): Response {
  const { code, status, message } = failureOf(error);
  return Response.json({ code, status, message }, { status });
}

export function notFound(path: string): Response {
  return failureAnswer(new AppError({ code: 'NOT_FOUND', message: `There is nothing at ${path}.` }));
}
