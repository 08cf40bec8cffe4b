import { takeStage } from '../stage-lock';
import { backToPlanned, confirmPlan } from './confirm-plan';
import { lostApproval, lostRight } from './lost-right';
import type { Step } from './step';

/** Takes the stage again, and looks once more at all that the approval was given for: time has gone by. */
export const approved: Step = async (context) => {
  const { database, claim, now, tell } = context;
  if (!(await takeStage(database, claim, now()))) return { type: 'wait' };
  const lost = await lostRight(database, claim.row);
  if (lost !== undefined) return { type: 'failed', message: lost };
  const missing = await lostApproval(database, claim.row);
  if (missing === undefined) return confirmPlan(context);
  tell('error', missing);
  return backToPlanned();
};
