import { deploymentFailureOf } from '../../targets/target-failure';
import { inputOf } from '../input';
import { targetOf } from './deployment-target';
import type { Step } from './step';

/** Hands the artifact to the target, and asks what deploying it would do. */
export const uploading: Step = async (context) => {
  const { tell, claim } = context;
  const target = await targetOf(context);
  const input = await inputOf(context, claim);
  try {
    const plan = await target.plan(input);
    for (const change of plan.changes) tell('info', change.sentence, change.entityId);
    if (plan.changes.length === 0) tell('info', 'Nothing changes but the code');
    const stored = { ...plan, changes: [...plan.changes], resources: [...plan.resources] };
    return { type: 'next', status: 'planned', data: { plan: stored } };
  } catch (error) {
    const failure = deploymentFailureOf(error);
    if (failure === undefined) throw error;
    return { type: 'failed', ...failure };
  }
};
