import { z } from 'zod';
import { problemSchema } from '../contract/problem';

export const changeSchema = z.object({
  entityId: z.string().optional(),
  action: z.enum(['add', 'update', 'replace', 'remove']),
  sentence: z.string(),
  class: z.enum(['safe', 'interruption', 'data-loss', 'breaks-callers']),
  widensIam: z.boolean(),
});
export type ChangeRecord = z.infer<typeof changeSchema>;

/** What deploying would do. The target's own words are long, and read with `deployments.planText` when they are asked for. */
export const planSchema = z.object({
  hash: z.string(),
  changes: z.array(changeSchema).readonly(),
  resources: z
    .array(
      z.object({
        logicalId: z.string(),
        type: z.string(),
        action: z.enum(['add', 'update', 'replace', 'remove']),
        entityId: z.string().optional(),
      }),
    )
    .readonly(),
  warnings: z.array(problemSchema).readonly().optional(),
  hasText: z.boolean().optional(),
});
export type PlanRecord = z.infer<typeof planSchema>;

/** The template as it is sent, and the change set as the account answered it; both JSON text. */
export const planTextSchema = z.object({ template: z.string().optional(), changeSet: z.string().optional() });

/** What became of a resource; `undone`: it went back to what it was, since another one failed. */
export const resourceStateSchema = z.enum(['in-progress', 'done', 'failed', 'undone']);
