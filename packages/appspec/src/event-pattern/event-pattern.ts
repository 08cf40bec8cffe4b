import type { Json } from '../json';
import { isObject, matchesRule } from './matches-rule';

/** A field of a pattern that an event does not fit: what is asked for, and what was there. */
export type PatternMismatch = { path: readonly string[]; wanted: Json; found: unknown };

/**
 * EventBridge's pattern language, which Lambda's event filters and SNS' filter policies share: every field of the pattern
 * must match, a list is “one of”, `$or` is a list of patterns of which one must match.
 */
export function matchesPattern(pattern: Json, event: unknown): boolean {
  return patternMismatches(pattern, event).length === 0;
}

/** Why an event does not fit: every field that does not; none when it matches. */
export function patternMismatches(pattern: Json, event: unknown, path: readonly string[] = []): PatternMismatch[] {
  if (Array.isArray(pattern)) return matchesOne(pattern, event) ? [] : [{ path, wanted: pattern, found: event }];
  if (!isObject(pattern)) return [{ path, wanted: pattern, found: event }];
  // Of a list of objects one must fit as a whole.
  if (Array.isArray(event) && event.some((each) => isObject(each))) {
    const each = event.map((element) => patternMismatches(pattern, element, path));
    return each.find((mismatches) => mismatches.length === 0) ?? each[0] ?? [];
  }
  return Object.entries(pattern).flatMap(([field, inner]) => {
    if (field === '$or') return anyOf(inner, event, path);
    return patternMismatches(inner, isObject(event) ? event[field] : undefined, [...path, field]);
  });
}

function anyOf(alternatives: Json, event: unknown, path: readonly string[]): PatternMismatch[] {
  const isMatch = Array.isArray(alternatives) && alternatives.some((each) => matchesPattern(each, event));
  return isMatch ? [] : [{ path: [...path, '$or'], wanted: alternatives, found: event }];
}

/** Of a list in an event one element has to match. `exists` asks for leaves: an object is none. */
function matchesOne(rules: readonly Json[], value: unknown): boolean {
  if (Array.isArray(value) && value.length > 0) {
    return rules.some((rule) => value.some((each) => matchesRule(rule, each)));
  }
  return rules.some((rule) => matchesRule(rule, isObject(value) ? undefined : value));
}
