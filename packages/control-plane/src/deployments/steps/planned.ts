import { approvalOf, awaitedOf } from '../approval-of';
import { deploymentSchema } from '../schema';
import { releaseStage, takeStage } from '../stage-lock';
import { confirmPlan } from './confirm-plan';
import { lostRight } from './lost-right';
import type { Step } from './step';

/** A plan that was made a moment ago, under the hold on the stage that still lasts, needs no second look. */
const FRESH_MS = 20_000;

/**
 * Waits for the approval that the plan needs, and lets go of the stage meanwhile. What needs none goes on at once, under
 * the same hold.
 */
export const planned: Step = async (context) => {
  const { database, claim, now, tell } = context;
  const { stage, awaited } = await awaitedOf(database, claim.row);
  const { decision, by } = approvalOf(claim.row) ?? {};
  if (awaited !== undefined && decision === 'approved') {
    tell('info', `Approved by ${by?.name}`);
    return { type: 'next', status: 'approved' };
  }
  if (awaited !== undefined) {
    const isFreed = await releaseStage(database, claim.row);
    if (isFreed) tell('info', `Waits for an approval; ${stage.name} is free meanwhile`);
    return { type: 'wait', isStageFree: true };
  }
  if (!(await takeStage(database, claim, now()))) return { type: 'wait' };
  const lost = await lostRight(database, claim.row);
  if (lost !== undefined) return { type: 'failed', message: lost };
  const plannedAt = plannedAtOf(claim.row.history);
  const isFresh = plannedAt !== undefined && now().getTime() - plannedAt < FRESH_MS;
  return isFresh ? { type: 'next', status: 'executing' } : confirmPlan(context);
};

function plannedAtOf(history: unknown): number | undefined {
  const entries = deploymentSchema.shape.history.parse(history);
  return entries.findLast((entry) => entry.status === 'planned')?.at;
}
