import { z } from 'zod';
import { idSchema } from '../ids';

/** Where a handler lives: a file of the project that a person wrote, and its export there. */
export const handlerSchema = z.strictObject({ file: z.string().min(1), export: z.string().min(1) });
export type Handler = z.infer<typeof handlerSchema>;

/** What every construct has: its id and its place among its kind (a fractional index, compared as text). */
export const entityShape = { id: idSchema, order: z.string().min(1) };

/** What every registration has; `blueprint` is the id of the blueprint that it belongs to, absent for the app's own. */
export const registrationShape = { ...entityShape, blueprint: idSchema.optional(), handler: handlerSchema };

/** Chalice's CORSConfig; `true` is its default (`*`). Absent on a route: the app's; `false`: off. */
export const corsSchema = z.union([
  z.boolean(),
  z.strictObject({
    allowOrigin: z.string().optional(),
    allowHeaders: z.array(z.string()).optional(),
    exposeHeaders: z.array(z.string()).optional(),
    maxAge: z.int().optional(),
    allowCredentials: z.boolean().optional(),
  }),
]);
export type Cors = z.infer<typeof corsSchema>;

/** Options of stream and queue sources that go beyond Chalice; they are for the template and the local target. */
export const batchShape = {
  batchSize: z.int().optional(),
  maximumBatchingWindowInSeconds: z.int().optional(),
  reportBatchItemFailures: z.boolean().optional(),
  filters: z.array(z.record(z.string(), z.json())).optional(),
};

/** What happens to an event that keeps failing; `deadLetter` is the id of a queue. */
export const failureShape = {
  deadLetter: idSchema.optional(),
  retries: z.int().optional(),
};
