import type { Schedule } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { properties } from '../template';
import { eventRule } from './event-rule';

/** Chalice leaves the description out of its template; ours is the rule's. */
export function schedule(construct: Schedule, context: SynthesisContext): Contribution {
  const trigger = properties({ Description: construct.description, ScheduleExpression: construct.expression });
  return eventRule(construct, trigger, context);
}
