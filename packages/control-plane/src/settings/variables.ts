import { z } from 'zod';

/** A variable that is wrong or missing, by its name and what to do. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** An empty variable is one that is not set: compose files pass them on so. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const flag = optional(z.enum(['0', '1', 'true', 'false'])).transform(
  (value) => value === '1' || value === 'true',
);
