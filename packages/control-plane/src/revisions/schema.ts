import { appSpecSchema, changeSchema, editSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { notesSchema, positionsSchema } from '../canvas/schema';
import { instant, pageShape, personSchema, procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';
import { projectName, projectSchema } from '../projects/schema';

const toldSchema = z.object({
  revision: z.int(),
  at: instant,
  author: personSchema,
  /** What it did, in one line: “Added GET /orders”. */
  summary: z.string(),
});

/** What a revision is called, so that people find it again: “before the launch”. */
export const revisionName = z
  .string()
  .trim()
  .min(1, 'Give the revision a name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^\P{Cc}*$/u, 'A name is one line.');

export const revisionSchema = toldSchema.extend({
  /** Where its run of typing began; `revision` itself for what is an act of its own. */
  firstRevision: z.int(),
  /** Its name, where it has one, and who gave it when. */
  named: z.object({ name: z.string(), by: personSchema, at: instant }).nullable(),
});
export type Revision = z.infer<typeof revisionSchema>;

/** A change as the server ordered it; `revision` is the document's after it. */
export const acceptedChangeSchema = toldSchema.extend({ clientEditId: z.string(), edits: z.array(editSchema) });
export type AcceptedChangeRecord = z.infer<typeof acceptedChangeSchema>;

const byProject = z.object({ projectId: recordId });
const byRevision = byProject.extend({ revision: z.coerce.number().int().min(0) });

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
    .input(byRevision)
    .output(z.array(acceptedChangeSchema)),
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/revisions', tags: ['Document'] })
    .input(
      byProject.extend({
        ...pageShape,
        /** Only revisions with a name. */
        filter: z.enum(['named']).optional(),
      }),
    )
    .output(z.object({ items: z.array(revisionSchema), nextCursor: z.string().optional() })),
  get: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/revisions/{revision}', tags: ['Document'] })
    .input(byRevision)
    .output(z.object({ revision: revisionSchema, spec: appSpecSchema })),
  /** Makes the document what it was at that revision, by a new change that can be undone. */
  restore: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/revisions/{revision}/restore', tags: ['Document'] })
    .input(
      byRevision.extend({
        /** The change's, made by the page that asks: by it the page knows the change as its own, and can undo it. */
        clientEditId: z.string().min(1).max(64).optional(),
      }),
    )
    .output(acceptedChangeSchema),
  /** Gives a revision a name, or another one. */
  setName: procedure
    .route({ method: 'PUT', path: '/projects/{projectId}/revisions/{revision}/name', tags: ['Document'] })
    .input(byRevision.extend({ name: revisionName }))
    .output(revisionSchema),
  /** Takes its name from a revision, which stays in the history. */
  removeName: procedure
    .route({ method: 'DELETE', path: '/projects/{projectId}/revisions/{revision}/name', tags: ['Document'] })
    .input(byRevision)
    .output(revisionSchema),
  /**
   * Makes a new project that begins as this one was at that revision, with its files, and with the canvas as it is
   * arranged now. Stages, secrets and deployments stay behind: it begins with a local stage `dev`.
   */
  branch: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/revisions/{revision}/branch', tags: ['Document'] })
    .input(byRevision.extend({ teamId: recordId, name: projectName }))
    .output(projectSchema),
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
        cursor: z.object({ file: z.string(), offset: z.int(), anchor: z.int().optional() }).optional(),
        isLeaving: z.boolean().optional(),
      }),
    )
    .output(z.void()),
};
