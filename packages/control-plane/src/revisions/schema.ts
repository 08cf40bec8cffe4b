import { appSpecSchema, changeSchema, editSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { notesSchema, positionsSchema } from '../canvas/schema';
import { instant, pageShape, personSchema, procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';

export const revisionSchema = z.object({
  revision: z.int(),
  at: instant,
  author: personSchema,
  /** What it did, in one line: “Added GET /orders”. */
  summary: z.string(),
});
export type Revision = z.infer<typeof revisionSchema>;

/** A change as the server ordered it; `revision` is the document's after it. */
export const acceptedChangeSchema = revisionSchema.extend({ clientEditId: z.string(), edits: z.array(editSchema) });
export type AcceptedChangeRecord = z.infer<typeof acceptedChangeSchema>;

const byProject = z.object({ projectId: recordId });

export const revisionsContract = {
  /** The document as it is now, with the constructs' places and the notes beside them. */
  open: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/document', tags: ['Document'] })
    .input(byProject)
    .output(z.object({ spec: appSpecSchema, revision: z.int(), positions: positionsSchema, notes: notesSchema })),
  /** Orders, rebases and applies a change; the same `clientEditId` again answers what it answered first. */
  submit: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/changes', tags: ['Document'] })
    .input(byProject.extend({ change: changeSchema }))
    .output(
      z.discriminatedUnion('status', [
        z.object({
          status: z.literal('accepted'),
          change: acceptedChangeSchema,
          /** What others changed since the change's base, oldest first: apply these before it. */
          missed: z.array(acceptedChangeSchema),
        }),
        z.object({
          status: z.literal('refused'),
          problems: z.array(problemSchema),
          missed: z.array(acceptedChangeSchema),
        }),
      ]),
    ),
  /** The changes after a revision, oldest first: what a page missed while it was offline. */
  since: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/changes', tags: ['Document'] })
    .input(byProject.extend({ revision: z.coerce.number().int().min(0) }))
    .output(z.array(acceptedChangeSchema)),
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/revisions', tags: ['Document'] })
    .input(byProject.extend(pageShape))
    .output(z.object({ items: z.array(revisionSchema), nextCursor: z.string().optional() })),
  get: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/revisions/{revision}', tags: ['Document'] })
    .input(byProject.extend({ revision: z.coerce.number().int().min(0) }))
    .output(z.object({ revision: revisionSchema, spec: appSpecSchema })),
  /** Makes the document what it was at that revision, by a new change that can be undone. */
  restore: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/revisions/{revision}/restore', tags: ['Document'] })
    .input(byProject.extend({ revision: z.coerce.number().int().min(0) }))
    .output(acceptedChangeSchema),
  move: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/positions', tags: ['Document'] })
    .input(byProject.extend({ clientId: z.string(), positions: positionsSchema }))
    .output(z.void()),
  /** Says where this page's person is; seen by the others for 30 s. */
  announce: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/presence', tags: ['Document'] })
    .input(
      byProject.extend({
        clientId: z.string().max(64),
        selection: z.array(z.string()).max(50),
        cursor: z.object({ file: z.string(), offset: z.int() }).optional(),
        isLeaving: z.boolean().optional(),
      }),
    )
    .output(z.void()),
};
