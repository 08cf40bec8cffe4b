import { ORPCError, ValidationError } from '@orpc/server';
import { z } from 'zod';
import { AppError, type ErrorCode } from '../app-error';
import { statusOf } from '../contract/base';
import { createRecordId } from '../record-id';
import { unstorableInput } from './unstorable-input';

/** Every failed call ends here: our own errors keep their code and message, anything else is logged and says nothing. */
export function failureOf(error: unknown): ORPCError<string, unknown> {
  if (error instanceof AppError) return refusal(error.code, error.message, error.cause);
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return refusal('INVALID', inputMessage(error), error);
    if (error.code === 'PAYLOAD_TOO_LARGE') return refusal('TOO_LARGE', 'The request is too large.', error);
    if (error.status < 500) return error;
  }
  const unstorable = unstorableInput(error);
  if (unstorable !== undefined) return failureOf(unstorable);
  const id = createRecordId(10);
  console.error(`[api] failure ${id}:`, error);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: `The studio failed (id ${id}).`, cause: error });
}

function refusal(code: ErrorCode, message: string, cause: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { status: statusOf[code], message, cause, defined: true });
}

const issuesSchema = z.array(
  z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() }),
);

/** Each field that does not fit, by its path. */
function inputMessage(error: ORPCError<string, unknown>): string {
  if (!(error.cause instanceof ValidationError)) return error.message;
  const issues = issuesSchema.safeParse(error.cause.issues);
  if (!issues.success) return error.message;
  return issues.data.map(({ path = [], message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}
