import { z } from 'zod';
import { instant, procedure } from '../contract/base';
import { keptSubjects } from './rules';

export const retentionRunSchema = z.object({
  id: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** `interrupted`: the process ended before it was done; the next one begins anew. */
  state: z.enum(['running', 'succeeded', 'failed', 'interrupted']),
  /** What → how many. */
  removed: z.record(z.string(), z.int()),
  failure: z.string().nullable(),
});
export type RetentionRun = z.infer<typeof retentionRunSchema>;

export const retentionSchema = z.object({
  rules: z.array(
    z.object({
      subject: z.enum(keptSubjects),
      words: z.string(),
      /** Null is for ever. */
      keepDays: z.int().nullable(),
      least: z.int(),
    }),
  ),
  /** What is kept for a time that nobody sets. */
  fixed: z.array(z.object({ words: z.string(), kept: z.string() })),
  /** The newest first. */
  runs: z.array(retentionRunSchema),
});
export type Retention = z.infer<typeof retentionSchema>;

const tags = ['Administration'];

export const retentionContract = {
  get: procedure.route({ method: 'GET', path: '/instance/retention', tags }).output(retentionSchema),
  setRule: procedure
    .route({ method: 'PUT', path: '/instance/retention/{subject}', tags })
    .input(z.object({ subject: z.enum(keptSubjects), keepDays: z.int().min(1).max(3650).nullable() }))
    .output(retentionSchema),
};
