import type { AppSpec } from '../../app-spec';
import type { SnsMessage } from '../../constructs/sns-message';
import type { Json } from '../../json';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { checkAsynchronous } from '../failures';
import { findingIf, setting } from '../finding';
import { checkFunctionName } from '../names';
import { checkPatternField } from '../patterns';
import { checkSourceResource } from '../source-resource';

export function checkSnsMessage(entity: SnsMessage, spec: AppSpec): Problem[] {
  const { id, topic: resourceId } = entity;
  const topic = spec.resources[resourceId];
  return [
    ...checkFunctionName(entity, spec),
    ...checkSourceResource(spec, { entityId: id, field: 'topic', resourceId, type: 'topic' }),
    ...findingIf(topic?.type === 'topic' && topic.fifo === true, id, {
      path: ['topic'],
      code: 'fifo-topic',
      message: `${topic?.name} is a FIFO topic; SNS delivers those to queues only. Subscribe a FIFO queue to it, and listen to that.`,
      ...(topic?.origin.type === 'managed'
        ? setting('Make it a standard topic', { id: topic.id, path: ['fifo'] })
        : {}),
    }),
    ...checkFilterPolicy(entity),
    ...checkAsynchronous(entity, spec),
  ];
}

function checkFilterPolicy({ id, filterPolicy }: SnsMessage): Problem[] {
  if (filterPolicy === undefined) return [];
  const path = ['filterPolicy'];
  const attributes = Object.entries(filterPolicy).filter(([name]) => name !== '$or');
  const combinations = attributes.reduce((product, [, rules]) => product * valuesIn(rules), 1);
  const nested = attributes.filter(([, rules]) => typeof rules === 'object' && rules !== null && !Array.isArray(rules));
  return [
    ...checkPatternField(id, { path, pattern: filterPolicy, reader: 'sns' }),
    ...findingIf(nested.length > 0, id, {
      path,
      code: 'nested-filter-policy',
      message: `The policy is about message attributes, which have no parts: “${nested[0]?.[0]}” must be a list of values.`,
    }),
    ...findingIf(attributes.length > limits.filterPolicyAttributes, id, {
      path,
      code: 'filter-policy-attributes',
      message: `SNS takes ${limits.filterPolicyAttributes} attributes in a filter policy, these are ${attributes.length}.`,
    }),
    ...findingIf(combinations > limits.filterPolicyCombinations, id, {
      path,
      code: 'filter-policy-combinations',
      message: `The values give ${combinations} combinations; SNS takes ${limits.filterPolicyCombinations}. Use prefix or anything-but instead of long lists.`,
    }),
  ];
}

const valuesIn = (rules: Json) => (Array.isArray(rules) ? Math.max(1, rules.length) : 1);
