import { z } from 'zod';
import { instant, pageShape, personSchema, procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';
import { deploymentStatuses, outputsSchema } from './status';

export const planSchema = z.object({
  hash: z.string(),
  changes: z
    .array(
      z.object({
        entityId: z.string().optional(),
        action: z.enum(['add', 'update', 'replace', 'remove']),
        sentence: z.string(),
        class: z.enum(['safe', 'interruption', 'data-loss', 'breaks-callers']),
        widensIam: z.boolean(),
      }),
    )
    .readonly(),
  resources: z
    .array(
      z.object({
        logicalId: z.string(),
        type: z.string(),
        action: z.enum(['add', 'update', 'replace', 'remove']),
      }),
    )
    .readonly(),
  raw: z.string().optional(),
});

export type PlanRecord = z.infer<typeof planSchema>;

/** A line of what happens while it deploys. */
export const deploymentEventSchema = z.object({
  sequence: z.int(),
  at: instant,
  level: z.enum(['debug', 'info', 'error']),
  message: z.string(),
  entityId: z.string().optional(),
});
export type DeploymentEvent = z.infer<typeof deploymentEventSchema>;

export const deploymentSchema = z.object({
  id: z.string(),
  /** 1, 2, 3 … within its stage. */
  number: z.int(),
  projectId: z.string(),
  stageId: z.string(),
  stageName: z.string(),
  status: z.enum(deploymentStatuses),
  attempt: z.int(),
  appRevision: z.int(),
  stageRevision: z.int(),
  artifactSha: z.string().nullable(),
  artifactBytes: z.int().nullable(),
  /** When each status was entered, in order. */
  history: z.array(z.object({ status: z.enum(deploymentStatuses), at: instant })),
  createdBy: personSchema,
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Set when it redeploys what an earlier deployment made. */
  rollbackOf: z.object({ id: z.string(), number: z.int() }).nullable(),
  failure: z.object({ message: z.string(), problems: z.array(problemSchema) }).nullable(),
  /** Who holds the stage while this one waits for it. */
  waitsFor: z.object({ deploymentId: z.string(), number: z.int(), by: personSchema, since: instant }).nullable(),
  plan: planSchema.nullable(),
  outputs: outputsSchema.nullable(),
});
export type Deployment = z.infer<typeof deploymentSchema>;

const byId = z.object({ deploymentId: recordId });

export const deploymentsContract = {
  /** Deploys the document as it is now; the same `clientRequestId` again answers the same deployment. */
  create: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/deployments', tags: ['Deployments'] })
    .input(z.object({ stageId: recordId, clientRequestId: z.string().min(1).max(64) }))
    .output(deploymentSchema),
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/deployments', tags: ['Deployments'] })
    .input(z.object({ projectId: recordId, stageId: recordId.optional(), ...pageShape }))
    .output(z.object({ items: z.array(deploymentSchema), nextCursor: z.string().optional() })),
  get: procedure
    .route({ method: 'GET', path: '/deployments/{deploymentId}', tags: ['Deployments'] })
    .input(byId)
    .output(z.object({ deployment: deploymentSchema, events: z.array(deploymentEventSchema) })),
  cancel: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/cancel', tags: ['Deployments'] })
    .input(byId)
    .output(deploymentSchema),
  /** A new deployment of an earlier one's artifact and settings, with today's secrets. */
  rollback: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/rollback', tags: ['Deployments'] })
    .input(byId.extend({ clientRequestId: z.string().min(1).max(64) }))
    .output(deploymentSchema),
};
