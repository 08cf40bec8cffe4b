import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorCodes } from '../app-error';

/** The HTTP status of each error. */
export const statusOf = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID: 422,
  STAGE_BUSY: 409,
  NOT_DEPLOYED: 409,
  CONNECTION_GONE: 410,
  RUNNER_UNAVAILABLE: 503,
  // Of the studio's own roles and identity at AWS, not of whoever asks.
  AWS_DENIED: 502,
  AWS_IDENTITY: 503,
  AWS_UNAVAILABLE: 503,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
} as const satisfies Record<(typeof errorCodes)[number], number>;

const errors = Object.fromEntries(errorCodes.map((code) => [code, { status: statusOf[code] }])) as {
  [Code in (typeof errorCodes)[number]]: { status: (typeof statusOf)[Code] };
};

/** Where each procedure of the contract begins: every one can answer with any of the product's errors. */
export const procedure = oc.errors(errors);

export const recordId = z.string().min(1).max(64);

/** Milliseconds since the epoch. */
export const instant = z.number();

/** A time that is asked for, up to the year 9999: beyond it neither Date nor Postgres follows. */
export const askedInstant = z.coerce.number().min(0).max(253_402_300_799_999);

export const personSchema = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof personSchema>;

/** Pages of a list run from newest to oldest; `nextCursor` is absent on the last one. A query string has texts alone. */
export const pageShape = {
  cursor: z.string().optional(),
  limit: z.coerce.number<number>().int().min(1).max(200).optional(),
};
