import { stageConfigSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';
import { approvalRuleSchema } from '../deployments/approval';
import { deploymentStatuses, outputsSchema } from '../deployments/status';

export const stageSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  targetType: z.enum(['local', 'aws']),
  isProduction: z.boolean(),
  /** 0, 1, 2 …: no two stages of a project have the same. Null: its colour comes from its name. */
  colorNumber: z.int().nullable(),
  /** Of its latest deployment. */
  lastStatus: z.enum(deploymentStatuses).nullable(),
});

export const stageSchema = stageSummarySchema.extend({
  projectId: z.string(),
  /** Unique in the studio and URL-safe: names its data and its address for ever. */
  key: z.string(),
  config: stageConfigSchema,
  revision: z.int(),
  /** What runs there now. */
  deployed: z.object({ deploymentId: z.string(), number: z.int(), appRevision: z.int(), at: instant }).nullable(),
  outputs: outputsSchema.nullable(),
  /** Whether each deployment to it waits for an approval, and whose. */
  approval: approvalRuleSchema,
});
export type Stage = z.infer<typeof stageSchema>;
export type StageSummary = z.infer<typeof stageSummarySchema>;

const byId = z.object({ stageId: recordId });

/** Where a stage is to run: beside the studio, or in a connected account of the team, in its region. */
const targetSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('local') }),
  z.object({ type: z.literal('aws'), awsAccountId: recordId }),
]);
export type WantedTarget = z.infer<typeof targetSchema>;

export const stageName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

export const stagesContract = {
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/stages', tags: ['Stages'] })
    .input(z.object({ projectId: recordId }))
    .output(z.array(stageSchema)),
  create: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/stages', tags: ['Stages'] })
    .input(
      z.object({
        projectId: recordId,
        name: stageName,
        target: targetSchema.default({ type: 'local' }),
      }),
    )
    .output(stageSchema),
  /** Moves a stage to which nothing was ever deployed; fails with CONFLICT afterwards: its data would be left behind. */
  setTarget: procedure
    .route({ method: 'PUT', path: '/stages/{stageId}/target', tags: ['Stages'] })
    .input(byId.extend({ baseRevision: z.int().min(0), target: targetSchema }))
    .output(stageSchema),
  /** Sets fields of the stage's configuration; fails with CONFLICT when somebody else changed it since `baseRevision`. */
  update: procedure
    .route({ method: 'PATCH', path: '/stages/{stageId}', tags: ['Stages'] })
    .input(
      byId.extend({
        baseRevision: z.int().min(0),
        edits: z.array(z.object({ path: z.array(z.string()).min(1), value: z.json().optional() })).min(1),
      }),
    )
    .output(
      z.discriminatedUnion('status', [
        z.object({ status: z.literal('accepted'), stage: stageSchema }),
        z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
      ]),
    ),
  /**
   * Stops what runs locally and removes the stage; its data goes only with `deleteData`. Of a stage in an AWS account
   * the stack has to be destroyed first; with `leaveStack` the studio forgets the stage and touches nothing there.
   */
  delete: procedure
    .route({ method: 'DELETE', path: '/stages/{stageId}', tags: ['Stages'] })
    .input(byId.extend({ confirmName: z.string(), deleteData: z.boolean(), leaveStack: z.boolean().optional() }))
    .output(z.void()),
};
