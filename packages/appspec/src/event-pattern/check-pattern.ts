import type { Json } from '../json';
import { addressBits, comparisons, isObject } from './matches-rule';

/** Who reads a pattern: the three know different operators. */
export type PatternReader = 'eventbridge' | 'lambda' | 'sns';

export type PatternProblem = { path: readonly string[]; message: string };

const names: Record<PatternReader, string> = { eventbridge: 'EventBridge', lambda: 'Lambda', sns: 'SNS' };

const known: Record<PatternReader, readonly string[]> = {
  eventbridge: ['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'cidr', 'wildcard', 'equals-ignore-case'],
  lambda: ['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'equals-ignore-case'],
  sns: ['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'cidr', 'wildcard', 'equals-ignore-case'],
};

/** What AWS would refuse of a pattern when the rule, mapping or subscription is made, each at its field. */
export function checkPattern(pattern: Json, reader: PatternReader, path: readonly string[] = []): PatternProblem[] {
  if (Array.isArray(pattern)) return checkList(pattern, reader, path);
  if (!isObject(pattern)) {
    return [{ path, message: `${at(path)} must be a list of what matches: [${JSON.stringify(pattern)}].` }];
  }
  const fields = Object.entries(pattern);
  if (fields.length === 0 && path.length > 0) return [{ path, message: `${at(path)} is empty: name a field in it.` }];
  return fields.flatMap(([field, inner]) =>
    field === '$or' ? checkOr(inner, reader, path) : checkPattern(inner, reader, [...path, field]),
  );
}

const at = (path: readonly string[]) => (path.length === 0 ? 'The pattern' : `“${path.join('.')}”`);

function checkOr(alternatives: Json, reader: PatternReader, path: readonly string[]): PatternProblem[] {
  const here = [...path, '$or'];
  if (!Array.isArray(alternatives) || alternatives.length < 2 || !alternatives.every((each) => isObject(each))) {
    return [{ path: here, message: '“$or” takes a list of at least two patterns.' }];
  }
  return alternatives.flatMap((each, index) => checkPattern(each, reader, [...here, String(index)]));
}

function checkList(rules: readonly Json[], reader: PatternReader, path: readonly string[]): PatternProblem[] {
  if (path.length === 0) return [{ path, message: 'A pattern is an object: { "field": ["value"] }.' }];
  if (rules.length === 0) return [{ path, message: `${at(path)} has an empty list, which nothing matches.` }];
  return rules.flatMap((rule) =>
    checkRule(rule, reader).map((message) => ({ path, message: `${at(path)}: ${message}` })),
  );
}

function checkRule(rule: Json, reader: PatternReader): string[] {
  if (Array.isArray(rule)) return ['a list in a list matches nothing.'];
  if (!isObject(rule)) return [];
  const [entry, ...more] = Object.entries(rule);
  if (entry === undefined || more.length > 0) return ['an operator stands alone in its braces.'];
  const [operator, operand] = entry;
  if (!known[reader].includes(operator)) {
    return [`${names[reader]} has no operator “${operator}”; it has ${known[reader].join(', ')}.`];
  }
  const message = operandProblem(operator, operand);
  return message === undefined ? [] : [message];
}

function operandProblem(operator: string, operand: Json): string | undefined {
  switch (operator) {
    case 'exists':
      return typeof operand === 'boolean' ? undefined : '“exists” takes true or false.';
    case 'numeric':
      return numericProblem(operand);
    case 'cidr':
      return isCidr(operand) ? undefined : '“cidr” takes an address and a length: 10.0.0.0/24.';
    case 'wildcard':
      return typeof operand === 'string' && !/(^|[^\\])\*\*/.test(operand)
        ? undefined
        : '“wildcard” takes a text, without two * beside each other.';
    case 'anything-but':
      return anythingButProblem(operand);
    case 'prefix':
    case 'suffix':
      return isText(isObject(operand) ? operand['equals-ignore-case'] : operand)
        ? undefined
        : `“${operator}” takes a text.`;
    default:
      return typeof operand === 'string' ? undefined : `“${operator}” takes a text.`;
  }
}

const isText = (value: Json | undefined) => typeof value === 'string' && value !== '';

function numericProblem(operand: Json): string | undefined {
  const way = '“numeric” takes comparisons: ["=", 5], or [">", 0, "<=", 5].';
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) return way;
  const isEven = operand.every((each, index) =>
    index % 2 === 0 ? typeof each === 'string' && comparisons[each] !== undefined : typeof each === 'number',
  );
  if (!isEven) return way;
  const [first, low, , high] = operand;
  if (typeof high !== 'number') return undefined;
  if (first === '=' || Number(low) >= high) return '“numeric” has an empty range; write the lower bound first.';
  return undefined;
}

function anythingButProblem(operand: Json): string | undefined {
  if (isObject(operand)) {
    const [operator = '', value = null] = Object.entries(operand)[0] ?? [];
    const values = Array.isArray(value) ? value : [value];
    const isKnown = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(operator);
    return isKnown && values.length > 0 && values.every(isText)
      ? undefined
      : '“anything-but” takes values, or { "prefix": "a" } and its like (suffix, equals-ignore-case, wildcard).';
  }
  const values = Array.isArray(operand) ? operand : [operand];
  const isPlain = values.length > 0 && values.every((value) => typeof value === 'string' || typeof value === 'number');
  return isPlain ? undefined : '“anything-but” takes one text or number, or a list of them.';
}

function isCidr(operand: Json): boolean {
  if (typeof operand !== 'string') return false;
  const [address = '', length = ''] = operand.split('/');
  const bits = addressBits(address)?.length;
  return bits !== undefined && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}
