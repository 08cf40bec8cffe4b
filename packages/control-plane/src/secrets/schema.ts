import { reservedVariables } from '@chalice-studio/appspec';
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

/** It becomes an environment variable, whose names have two characters at least (Lambda's `[a-zA-Z]([a-zA-Z0-9_])+`). */
const secretName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,127}$/, 'A secret begins with a capital letter, and 1 to 127 more, digits or _ follow.')
  .refine((name) => !reservedVariables.includes(name), 'Lambda sets a variable of this name itself. Use another one.');

export const secretsContract = {
  list: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/secrets', tags: ['Secrets'] })
    .input(z.object({ stageId: recordId }))
    .output(z.array(secretSchema)),
  /** Takes effect at the stage's next deployment, as an environment variable of every function. */
  set: procedure
    .route({ method: 'PUT', path: '/stages/{stageId}/secrets/{name}', tags: ['Secrets'] })
    .input(z.object({ stageId: recordId, name: secretName, value: z.string().min(1).max(4096) }))
    .output(secretSchema),
  delete: procedure
    .route({ method: 'DELETE', path: '/stages/{stageId}/secrets/{name}', tags: ['Secrets'] })
    // Also one that is older than the rules.
    .input(z.object({ stageId: recordId, name: z.string() }))
    .output(z.void()),
};
