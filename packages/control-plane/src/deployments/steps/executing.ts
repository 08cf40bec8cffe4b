import { TargetError } from '@chalice-studio/target';
import { deploymentFailureOf } from '../../targets/target-failure';
import { inputOf } from '../input';
import { targetOf } from './deployment-target';
import type { Step, StepOutcome } from './step';

/** The target is idempotent by the deployment's id: after a crash it goes on, or says again what it said. */
export const executing: Step = async (context) => {
  const { signal, report, claim } = context;
  const target = await targetOf(context);
  const input = await inputOf(context, claim);
  try {
    const result = await target.execute(input, report, signal);
    if (result.status === 'succeeded') {
      const { outputs, pinnedLogicalIds } = result;
      return {
        type: 'next',
        status: 'succeeded',
        data: { outputs: { ...outputs }, planCleanups: null },
        pinnedLogicalIds,
      };
    }
    const { reason: message, entityId, isRolledBack } = result;
    return { type: 'failed', message, entityId, ...(isRolledBack === true ? { status: 'rolled-back' } : {}) };
  } catch (error) {
    return failureOf(error);
  }
};

/** Kept out while it goes on there, we try again for a while: whoever took the right away may give it back. */
function failureOf(error: unknown): StepOutcome {
  const failure = deploymentFailureOf(error);
  if (failure === undefined || (error instanceof TargetError && error.isOfAccess)) throw error;
  return { type: 'failed', ...failure };
}
