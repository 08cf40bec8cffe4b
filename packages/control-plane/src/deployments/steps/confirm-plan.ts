import { Prisma } from '../../generated/prisma/client';
import { planSchema } from '../plan-schema';
import { deploymentSchema } from '../schema';
import { makePlan } from './make-plan';
import type { StepContext, StepOutcome } from './step';

/** A plan that is another one each time is not of the stage's making. */
const MOST_PLANS = 5;

/** Plans again: what is executed is what was shown, or it is shown anew. */
export async function confirmPlan(context: StepContext): Promise<StepOutcome> {
  const { claim, tell } = context;
  const shown = planSchema.parse(claim.row.plan);
  const made = await makePlan(context);
  if (made.type !== 'made') return made;
  if (made.plan.hash === shown.hash) return { type: 'next', status: 'executing' };
  const plans = deploymentSchema.shape.history.parse(claim.row.history).filter(({ status }) => status === 'planned');
  if (plans.length >= MOST_PLANS) {
    const message = `The plan was another one ${MOST_PLANS} times: something changes the stack again and again. Find it, then deploy again.`;
    return { type: 'failed', message };
  }
  tell('info', 'The stage changed since the plan was made: it is planned anew');
  for (const change of made.plan.changes) tell('info', change.sentence, change.entityId);
  return backToPlanned(made.data);
}

/** Whatever was approved does not count any more. */
export function backToPlanned(data: Prisma.DeploymentUpdateManyMutationInput = {}): StepOutcome {
  return { type: 'next', status: 'planned', data: { ...data, approval: Prisma.DbNull } };
}
