import { z } from 'zod';
import { instant, pageShape, personSchema, procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';
import { operationKinds } from '../stacks/operation-kinds';
import { approvalRuleSchema, approvalSchema, awaitedApprovalSchema } from './approval';
import { changeSchema, planSchema, planTextSchema, resourceStateSchema } from './plan-schema';
import { deploymentStatuses, outputsSchema } from './status';

/** A line of what happens while it deploys. */
export const deploymentEventSchema = z.object({
  sequence: z.int(),
  at: instant,
  level: z.enum(['debug', 'info', 'error']),
  message: z.string(),
  entityId: z.string().optional(),
  /** The resource that it is of, and what became of it. */
  resource: z.object({ logicalId: z.string(), state: resourceStateSchema }).optional(),
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
  /** Set when it brings another stage's artifact here. */
  promotedFrom: z.object({ id: z.string(), number: z.int(), stageName: z.string() }).nullable(),
  /** `entityId`: the construct that caused it. */
  failure: z
    .object({ message: z.string(), problems: z.array(problemSchema), entityId: z.string().optional() })
    .nullable(),
  /** Who holds the stage while this one waits for it. */
  waitsFor: z.object({ deploymentId: z.string(), number: z.int(), by: personSchema, since: instant }).nullable(),
  /** What else is done with the stage's stack while this one waits for it, and by whom. */
  waitsForOperation: z.object({ kind: z.enum(operationKinds), by: personSchema, since: instant }).nullable(),
  plan: planSchema.nullable(),
  /** What it waits for before it is executed. */
  awaitsApproval: awaitedApprovalSchema.nullable(),
  approval: approvalSchema.nullable(),
  outputs: outputsSchema.nullable(),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/** What bringing a deployment to another stage would change there, by where it comes from. */
export const promotionSchema = z.object({
  stageName: z.string(),
  isProduction: z.boolean(),
  /** What runs there now; null where nothing does. */
  running: z.object({ number: z.int(), appRevision: z.int() }).nullable(),
  appRevision: z.int(),
  /** The artifact's bytes are the same already. */
  isSameArtifact: z.boolean(),
  /** Of the app: between what runs there and what comes. */
  appChanges: z.array(changeSchema).readonly(),
  /** Of the settings: between those that it ran with in its own stage and those that it gets. */
  settingChanges: z.array(changeSchema).readonly(),
  /** What keeps it from being deployed there. */
  problems: z.array(problemSchema).readonly(),
});
export type Promotion = z.infer<typeof promotionSchema>;

const byId = z.object({ deploymentId: recordId });
const request = {
  clientRequestId: z.string().min(1).max(64),
  /** Go on without approval where nothing in the plan is worse than safe and the stage demands none. */
  withoutAsking: z.boolean().optional(),
};

export const deploymentsContract = {
  /** Deploys the document as it is now; the same `clientRequestId` again answers the same deployment. */
  create: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/deployments', tags: ['Deployments'] })
    .input(z.object({ stageId: recordId, ...request }))
    .output(deploymentSchema),
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/deployments', tags: ['Deployments'] })
    .input(z.object({ projectId: recordId, stageId: recordId.optional(), ...pageShape }))
    .output(z.object({ items: z.array(deploymentSchema), nextCursor: z.string().optional() })),
  get: procedure
    .route({ method: 'GET', path: '/deployments/{deploymentId}', tags: ['Deployments'] })
    .input(byId)
    .output(z.object({ deployment: deploymentSchema, events: z.array(deploymentEventSchema) })),
  /** The plan in the target's own words. */
  planText: procedure
    .route({ method: 'GET', path: '/deployments/{deploymentId}/plan', tags: ['Deployments'] })
    .input(byId)
    .output(planTextSchema),
  cancel: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/cancel', tags: ['Deployments'] })
    .input(byId)
    .output(deploymentSchema),
  /** Lets the plan with this hash be executed; `confirmName` is the stage's name where `asksForName`. */
  approve: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/approve', tags: ['Deployments'] })
    .input(byId.extend({ planHash: z.string(), confirmName: z.string().optional() }))
    .output(deploymentSchema),
  reject: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/reject', tags: ['Deployments'] })
    .input(byId.extend({ reason: z.string().trim().max(500).optional() }))
    .output(deploymentSchema),
  /** A new deployment of an earlier one's artifact and settings, with today's secrets. */
  rollback: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/rollback', tags: ['Deployments'] })
    .input(byId.extend(request))
    .output(deploymentSchema),
  /** A deployment of the same artifact to another stage of the project, with that stage's present settings. */
  promote: procedure
    .route({ method: 'POST', path: '/deployments/{deploymentId}/promote', tags: ['Deployments'] })
    .input(byId.extend({ toStageId: recordId, ...request }))
    .output(deploymentSchema),
  comparePromotion: procedure
    .route({ method: 'GET', path: '/deployments/{deploymentId}/promotions/{toStageId}', tags: ['Deployments'] })
    .input(byId.extend({ toStageId: recordId }))
    .output(promotionSchema),
  /** Takes the stage from the deployment that holds it, which fails: for one that does not end by itself. */
  releaseLock: procedure
    .route({ method: 'DELETE', path: '/stages/{stageId}/lock', tags: ['Deployments'] })
    .input(z.object({ stageId: recordId }))
    .output(z.void()),
  /** Whether each deployment to the stage waits for an approval, and whose. */
  setApprovalRule: procedure
    .route({ method: 'PUT', path: '/stages/{stageId}/approval', tags: ['Deployments'] })
    .input(z.object({ stageId: recordId, ...approvalRuleSchema.shape }))
    .output(approvalRuleSchema),
};
