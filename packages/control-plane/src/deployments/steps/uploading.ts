import { inputOf } from '../input';
import type { Step } from './step';

/** Hands the artifact to the target, and asks what deploying it would do. */
export const uploading: Step = async (context) => {
  const { runner, signal, tell, claim } = context;
  const target = await runner.whenReady(signal);
  const plan = await target.plan(await inputOf(context, claim));
  for (const change of plan.changes) tell('info', change.sentence, change.entityId);
  if (plan.changes.length === 0) tell('info', 'Nothing changes but the code');
  const stored = { ...plan, changes: [...plan.changes], resources: [...plan.resources] };
  return { type: 'next', status: 'planned', data: { plan: stored } };
};
