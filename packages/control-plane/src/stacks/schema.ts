import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { operationKinds } from './operation-kinds';

const resourceSchema = z.object({
  logicalId: z.string(),
  type: z.string(),
  reason: z.string().optional(),
  /** The construct that it was made for, as far as what runs there says it. */
  entityId: z.string().optional(),
});

/** In which state a stage's stack is; each other than `ready` and `busy` has a way out. */
export const stackSchema = z.object({
  state: z.enum([
    ...['absent', 'in-review', 'ready', 'busy'],
    ...['failed-first-create', 'stuck-rollback', 'failed-delete', 'foreign'],
  ] as const),
  stackName: z.string(),
  /** The account's own word and reason. */
  status: z.string().optional(),
  reason: z.string().optional(),
  failedResources: z.array(resourceSchema).readonly(),
  /** Something was deployed to the stage; with `absent` its stack vanished. */
  isDeployed: z.boolean(),
});
export type Stack = z.infer<typeof stackSchema>;

export const keptResourceSchema = z.object({ logicalId: z.string(), type: z.string(), physicalId: z.string() });
export const driftSchema = resourceSchema.extend({
  isDeleted: z.boolean(),
  differences: z.array(z.object({ path: z.string(), expected: z.string(), actual: z.string() })).readonly(),
});
export type Drift = z.infer<typeof driftSchema>;

export const operationResultSchema = z.object({
  drift: z.array(driftSchema).readonly().optional(),
  kept: z.array(keptResourceSchema).readonly().optional(),
});

/** What is done to a stack beside deploying; it goes on without the page that began it. */
export const stackOperationSchema = z.object({
  id: z.string(),
  stageId: z.string(),
  kind: z.enum(operationKinds),
  status: z.enum(['running', 'succeeded', 'failed']),
  /** What it does, or why it failed. */
  message: z.string().nullable(),
  result: operationResultSchema.nullable(),
  createdBy: personSchema,
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type StackOperation = z.infer<typeof stackOperationSchema>;

const byStage = z.object({ stageId: recordId });

export const stacksContract = {
  /** Null where a stage has no stack: a local one. */
  get: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/stack', tags: ['Stacks'] })
    .input(byStage)
    .output(stackSchema.nullable()),
  /** What stays when the stage is destroyed; of one that is destroyed already, what stayed. */
  kept: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/stack/kept', tags: ['Stacks'] })
    .input(byStage)
    .output(z.array(keptResourceSchema).readonly()),
  /** The newest first, twenty at the most. */
  operations: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/stack/operations', tags: ['Stacks'] })
    .input(byStage)
    .output(z.array(stackOperationSchema)),
  /** Begins a way out, or looks for drift; the one that runs already is answered again. `skip`: logical ids that cannot go back. */
  operate: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/stack/operations', tags: ['Stacks'] })
    .input(
      byStage.extend({
        kind: z.enum(operationKinds).exclude(['destroy']),
        skip: z.array(z.string()).max(500).optional(),
      }),
    )
    .output(stackOperationSchema),
  /** Takes down what runs in the stage; its settings stay, and what `kept` lists stays with its data. */
  destroy: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/stack/destroy', tags: ['Stacks'] })
    .input(byStage.extend({ confirmName: z.string(), deleteData: z.boolean() }))
    .output(stackOperationSchema),
};
