import type { Json } from '../json';
import { isObject } from './matches-rule';

/** An event that a pattern matches, with the fields that it names and no others: a beginning to try from. */
export function matchingEvent(pattern: Json): { [field: string]: Json } {
  if (!isObject(pattern)) return {};
  const event: { [field: string]: Json } = {};
  for (const [field, inner] of Object.entries(pattern)) {
    if (field === '$or') Object.assign(event, matchingEvent(Array.isArray(inner) ? (inner[0] ?? {}) : {}));
    else if (isObject(inner)) event[field] = matchingEvent(inner);
    else if (Array.isArray(inner) && inner.length > 0) {
      const value = matchingValue(inner[0] ?? null);
      if (value !== undefined) event[field] = value;
    }
  }
  return event;
}

/** A value that a rule matches; undefined where it asks for the field to be absent. */
function matchingValue(rule: Json): Json | undefined {
  if (!isObject(rule)) return rule;
  const [operator = '', operand = null] = Object.entries(rule)[0] ?? [];
  const text = isObject(operand) ? String(operand['equals-ignore-case'] ?? '') : String(operand);
  switch (operator) {
    case 'exists':
      return operand === true ? 'anything' : undefined;
    case 'prefix':
      return `${text}…`;
    case 'suffix':
      return `…${text}`;
    case 'wildcard':
      return text.replace(/\\([*\\])|\*/g, (_, escaped: string | undefined) => escaped ?? '…');
    case 'cidr':
      return text.split('/')[0] ?? '';
    case 'numeric':
      return numberIn(Array.isArray(operand) ? operand : []);
    case 'anything-but':
      return 'something else';
    default:
      return text;
  }
}

/** Half-way into `[">", 0, "<=", 5]`. */
function numberIn([comparison, first, , second]: readonly Json[]): number {
  const bound = Number(first);
  if (typeof second === 'number') return (bound + second) / 2;
  if (comparison === '<') return bound - 1;
  return comparison === '>' ? bound + 1 : bound;
}
