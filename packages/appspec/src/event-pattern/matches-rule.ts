import type { Json } from '../json';

/** One operand of a field’s list: a literal, or an operator such as `{ "prefix": "eu-" }`. `value` is a leaf, or absent. */
export function matchesRule(rule: Json, value: unknown): boolean {
  if (!isObject(rule)) return rule === value;
  const [operator = '', operand = null] = Object.entries(rule)[0] ?? [];
  return operators[operator]?.(operand, value) ?? false;
}

type Operator = (operand: Json, value: unknown) => boolean;

const onText =
  (test: (operand: string, value: string) => boolean): Operator =>
  (operand, value) =>
    typeof value === 'string' && typeof operand === 'string' && test(operand, value);

const ignoringCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** `{ "prefix": "a" }`, or `{ "prefix": { "equals-ignore-case": "a" } }`. */
const atEnd =
  (part: (value: string, length: number) => string): Operator =>
  (operand, value) => {
    if (typeof value !== 'string') return false;
    if (typeof operand === 'string') return part(value, operand.length) === operand;
    const folded = isObject(operand) ? operand['equals-ignore-case'] : undefined;
    return typeof folded === 'string' && ignoringCase(part(value, folded.length), folded);
  };

const operators: Readonly<Record<string, Operator>> = {
  exists: (operand, value) => operand === (value !== undefined),
  prefix: atEnd((value, length) => value.slice(0, length)),
  suffix: atEnd((value, length) => value.slice(Math.max(0, value.length - length))),
  'equals-ignore-case': onText(ignoringCase),
  wildcard: onText((operand, value) => matchesWildcard(operand, value)),
  cidr: onText(isInCidr),
  numeric: (operand, value) => typeof value === 'number' && Array.isArray(operand) && isInRange(operand, value),
  'anything-but': (operand, value) => value !== undefined && !isExcluded(operand, value),
};

/** A literal, a list of them, or `{ "prefix": … }` and its like with one text or a list of them. */
function isExcluded(operand: Json, value: unknown): boolean {
  if (!isObject(operand)) return listOf(operand).some((each) => matchesRule(each, value));
  const [operator = '', excluded = null] = Object.entries(operand)[0] ?? [];
  return listOf(excluded).some((each) => matchesRule({ [operator]: each }, value));
}

/** `*` is any run of characters; `\\*` and `\\\\` are themselves. No regular expression: many stars would make one slow. */
function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...rest] = partsBetweenStars(pattern);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

function partsBetweenStars(pattern: string): string[] {
  const parts = [''];
  for (const [piece] of pattern.matchAll(/\\[*\\]|[\s\S]/g)) {
    if (piece === '*') parts.push('');
    else parts.push(`${parts.pop()}${piece.length > 1 ? piece.slice(1) : piece}`);
  }
  return parts;
}

export const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `[">", 0, "<=", 5]` */
function isInRange(operand: readonly Json[], value: number): boolean {
  if (operand.length === 0) return false;
  for (let index = 0; index < operand.length; index += 2) {
    const compare = comparisons[String(operand[index])];
    if (compare === undefined || !compare(value, Number(operand[index + 1]))) return false;
  }
  return true;
}

function isInCidr(cidr: string, value: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  const range = addressBits(network);
  const address = addressBits(value);
  return range !== undefined && address?.length === range.length && address.startsWith(range.slice(0, Number(length)));
}

/** An IPv4 or IPv6 address as text of 32 or 128 bits; undefined when it is none. */
export function addressBits(address: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const bytes = address.split('.').map(Number);
    return bytes.every((byte) => byte < 256) ? bytes.map((byte) => bitsOf(byte, 8)).join('') : undefined;
  }
  const halves = address.split('::');
  if (halves.length > 2 || !/^[0-9a-fA-F:]+$/.test(address)) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => bitsOf(Number.parseInt(group, 16), 16)).join('');
}

const bitsOf = (number: number, length: number) => number.toString(2).padStart(length, '0');
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value]);

export function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
