import type { Plan } from '@chalice-studio/target';
import type { Prisma } from '../../generated/prisma/client';
import { deploymentFailureOf } from '../../targets/target-failure';
import { inputOf } from '../input';
import type { PlanRecord } from '../plan-schema';
import { putPlanText } from '../plan-text';
import { targetOf } from './deployment-target';
import type { StepContext, StepOutcome } from './step';

type Made =
  | { type: 'made'; plan: PlanRecord; data: Prisma.DeploymentUpdateManyMutationInput }
  | Extract<StepOutcome, { type: 'failed' }>;

/** Asks the target what deploying would do; its own words are long, and go to the blobs. */
export async function makePlan(context: StepContext): Promise<Made> {
  const target = await targetOf(context);
  const input = await inputOf(context, context.claim);
  try {
    const plan = await target.plan(input);
    const templateSha = await putPlanText(context.blobs, plan);
    const record = recordOf(plan, templateSha !== null);
    return { type: 'made', plan: record, data: { plan: record, templateSha } };
  } catch (error) {
    const failure = deploymentFailureOf(error);
    if (failure === undefined) throw error;
    return { type: 'failed', ...failure };
  }
}

function recordOf({ hash, changes, resources, warnings }: Plan, hasText: boolean) {
  return {
    ...{ hash, changes: [...changes], resources: [...resources], hasText },
    ...(warnings === undefined ? {} : { warnings: warnings.map((each) => JSON.parse(JSON.stringify(each))) }),
  };
}
