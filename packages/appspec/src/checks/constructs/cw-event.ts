import type { AppSpec } from '../../app-spec';
import type { CwEvent } from '../../constructs/cw-event';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { checkAsynchronous } from '../failures';
import { findingIf } from '../finding';
import { checkFunctionName } from '../names';
import { checkPatternField } from '../patterns';

export function checkCwEvent(entity: CwEvent, spec: AppSpec): Problem[] {
  const { id, pattern } = entity;
  const path = ['pattern'];
  const length = JSON.stringify(pattern).length;
  return [
    ...checkFunctionName(entity, spec),
    ...findingIf(Object.keys(pattern).length === 0, id, {
      path,
      code: 'empty-pattern',
      message: 'An empty pattern matches nothing that EventBridge accepts. Name at least a source.',
    }),
    ...checkPatternField(id, { path, pattern, reader: 'eventbridge' }),
    ...findingIf(length > limits.eventPattern, id, {
      path,
      code: 'pattern-length',
      message: `EventBridge takes ${limits.eventPattern} characters of pattern, these are ${length}. Use prefix or wildcard instead of long lists.`,
    }),
    ...checkAsynchronous(entity, spec),
  ];
}
