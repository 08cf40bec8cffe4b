import type { Target } from '@chalice-studio/target';
import type { StepContext } from './step';

/** Where the deployment goes, in the name of whoever asked for it. */
export function targetOf({ targets, claim, signal }: StepContext): Promise<Target> {
  return targets.of(claim.row.stageId, { by: claim.row.createdByName, signal });
}
