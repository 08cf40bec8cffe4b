import { makePlan } from './make-plan';
import type { Step } from './step';

/** Hands the artifact to the target, and asks what deploying it would do. */
export const uploading: Step = async (context) => {
  const made = await makePlan(context);
  if (made.type !== 'made') return made;
  const { plan, data } = made;
  for (const change of plan.changes) context.tell('info', change.sentence, change.entityId);
  if (plan.changes.length === 0) context.tell('info', 'Nothing changes but the code');
  for (const warning of plan.warnings ?? []) context.tell('info', `Warning: ${warning.message}`, warning.entityId);
  return { type: 'next', status: 'planned', data };
};
