import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';

/** A secret's value is never read back; only that it is set, when and by whom. */
export const secretSchema = z.object({
  name: z.string(),
  version: z.int(),
  setAt: instant,
  setBy: personSchema,
  /** The version that what runs in the stage was deployed with; null when it has none. */
  runs: z.int().nullable(),
});
export type Secret = z.infer<typeof secretSchema>;

const secretName = z.string().regex(/^[A-Z][A-Z0-9_]{0,127}$/, 'A secret is named like an environment variable.');
const byName = z.object({ stageId: recordId, name: secretName });

export const secretsContract = {
  list: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/secrets', tags: ['Secrets'] })
    .input(z.object({ stageId: recordId }))
    .output(z.array(secretSchema)),
  /** Takes effect at the stage's next deployment, as an environment variable of every function. */
  set: procedure
    .route({ method: 'PUT', path: '/stages/{stageId}/secrets/{name}', tags: ['Secrets'] })
    .input(byName.extend({ value: z.string().min(1).max(4096) }))
    .output(secretSchema),
  delete: procedure
    .route({ method: 'DELETE', path: '/stages/{stageId}/secrets/{name}', tags: ['Secrets'] })
    .input(byName)
    .output(z.void()),
};
