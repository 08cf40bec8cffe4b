import type { Plan } from '@chalice-studio/target';
import type { Prisma } from '../../generated/prisma/client';
import { busyStackOf, deploymentFailureOf } from '../../targets/target-failure';
import { writeClaimed } from '../claim';
import { inputOf } from '../input';
import type { PlanRecord } from '../plan-schema';
import { putPlanText } from '../plan-text';
import { targetOf } from './deployment-target';
import type { StepContext, StepOutcome } from './step';

type Made =
  | { type: 'made'; plan: PlanRecord; data: Prisma.DeploymentUpdateManyMutationInput }
  | Extract<StepOutcome, { type: 'failed' | 'wait' }>;

/** How often it is asked whether a stack that somebody else changes is free. */
const BUSY_RETRY_MS = 10_000;

/** Asks the target what deploying would do; its own words are long, and go to the blobs. */
export async function makePlan(context: StepContext): Promise<Made> {
  const target = await targetOf(context);
  const input = await inputOf(context, context.claim);
  // Stored before there is anything: whoever comes after a crash looks for it.
  if (target.discardPlan !== undefined) await writeClaimed(context.database, context.claim, { planCleanups: 0 });
  try {
    const plan = await target.plan(input);
    const templateSha = await putPlanText(context.blobs, plan);
    const record = recordOf(plan, templateSha !== null);
    return { type: 'made', plan: record, data: { plan: record, templateSha } };
  } catch (error) {
    const busy = busyStackOf(error);
    if (busy !== undefined) return waitForStack(context, busy);
    const failure = deploymentFailureOf(error);
    if (failure === undefined) throw error;
    return { type: 'failed', ...failure };
  }
}

/** Somebody changes the stack beside us: told once, however often it is asked. */
async function waitForStack({ database, claim, tell }: StepContext, busy: string): Promise<Made> {
  const message = `${busy} This deployment waits, and goes on by itself when that is done.`;
  const told = await database.deploymentEvent.findFirst({ where: { deploymentId: claim.row.id, message } });
  if (told === null) tell('info', message);
  return { type: 'wait', retryMs: BUSY_RETRY_MS };
}

function recordOf({ hash, changes, resources, warnings }: Plan, hasText: boolean) {
  return {
    ...{ hash, changes: [...changes], resources: [...resources], hasText },
    ...(warnings === undefined ? {} : { warnings: warnings.map((each) => JSON.parse(JSON.stringify(each))) }),
  };
}
