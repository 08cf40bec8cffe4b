import { takeStage } from '../stage-lock';
import type { Step } from './step';

export const queued: Step = async ({ database, claim, now }) => {
  const isTaken = await takeStage(database, claim, now());
  return isTaken ? { type: 'next', status: 'building' } : { type: 'wait' };
};
