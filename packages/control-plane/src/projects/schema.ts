import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { stageSummarySchema } from '../stages/schema';
import { memberRoles } from '../teams/roles';

export const projectName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'A project name begins with a letter and has letters, digits, - and _.');

export const projectSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  /** What whoever asks may be here: their role in the team, or another one on this project. */
  role: z.enum(memberRoles),
  name: z.string(),
  description: z.string(),
  revision: z.int(),
  /** How many constructs the design has, by what the card says of them. */
  counts: z.object({ routes: z.int(), functions: z.int(), resources: z.int() }),
  stages: z.array(stageSummarySchema),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: personSchema.nullable(),
  /** The project that this one began as, under the name it had then, and at which revision; null for one of its own. */
  branchedFrom: z.object({ projectId: z.string(), name: z.string(), revision: z.int() }).nullable(),
});
export type Project = z.infer<typeof projectSchema>;

const byId = z.object({ projectId: recordId });

export const projectsContract = {
  list: procedure
    .route({ method: 'GET', path: '/projects', tags: ['Projects'] })
    .input(z.object({ teamId: recordId.optional() }))
    .output(z.array(projectSchema)),
  get: procedure
    .route({ method: 'GET', path: '/projects/{projectId}', tags: ['Projects'] })
    .input(byId)
    .output(projectSchema),
  /** Makes the project with its first revision and a local stage `dev`. */
  create: procedure
    .route({ method: 'POST', path: '/projects', tags: ['Projects'] })
    .input(
      z.object({
        teamId: recordId,
        name: projectName,
        start: z.discriminatedUnion('type', [
          z.object({ type: z.literal('blank') }),
          z.object({ type: z.literal('example'), example: z.string() }),
        ]),
      }),
    )
    .output(projectSchema),
  /** Removes the project from view; `restore` brings it back until it is purged. */
  delete: procedure
    .route({ method: 'DELETE', path: '/projects/{projectId}', tags: ['Projects'] })
    .input(byId.extend({ confirmName: z.string() }))
    .output(z.object({ restorableUntil: instant })),
  restore: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/restore', tags: ['Projects'] })
    .input(byId)
    .output(projectSchema),
};
