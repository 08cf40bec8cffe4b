import type { CwEvent } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { eventRule } from './event-rule';

export function cwEvent(construct: CwEvent, context: SynthesisContext): Contribution {
  return eventRule(construct, { EventPattern: construct.pattern }, context);
}
