import { AppError } from '../app-error';
import { Prisma } from '../generated/prisma/client';

/** Postgres' codes for text that it does not store: a NUL as a character (22021), or as an escape within JSON (22P05). */
const NUL = /\b(22021|22P05)\b/;

/** What the database refused because of the value itself, which only whoever sent it can change. */
export function unstorableInput(error: unknown): AppError | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === 'P2020') {
    return new AppError({ code: 'INVALID', message: 'A number is larger than any that is stored here.', cause: error });
  }
  if (!NUL.test(error.message)) return undefined;
  const message = 'A text holds the character NUL (\\u0000), which cannot be stored. Leave it out.';
  return new AppError({ code: 'INVALID', message, cause: error });
}
