import type { Json } from '@chalice-studio/appspec';
import type { SyntaxNode } from '@lezer/common';
import type { PythonFile } from './python-file';

/** Where an expression stands. */
export type Place = { file: PythonFile; node: SyntaxNode };

export type Arguments = { positional: Argument[]; named: Map<string, Argument>; unread: Place[] };
export type Argument = Place & { value: Value };

/** What an expression comes to as far as it can be told without running it. */
export type Value =
  | { type: 'text'; text: string }
  | { type: 'number'; number: number }
  | { type: 'boolean'; boolean: boolean }
  | { type: 'none' }
  | { type: 'list'; items: Argument[] }
  | { type: 'dict'; entries: { key: Value; value: Argument }[] }
  /** Something from outside of the project, by its whole name: `chalice.Rate.MINUTES`. */
  | { type: 'outside'; name: string }
  | ({ type: 'function'; name: string } & Place)
  /** What a call gives. The same place is the same object, whatever it is called. */
  | ({ type: 'call'; callee: Value; args: Arguments } & Place)
  | { type: 'member'; of: Value; name: string }
  | { type: 'unknown'; reason: string; variable?: string };

/** Plain JSON, or undefined where something in it cannot be told. */
export function jsonOf(value: Value): Json | undefined {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'boolean':
      return value.boolean;
    case 'none':
      return null;
    case 'list':
      return every(value.items.map((item) => jsonOf(item.value)));
    case 'dict': {
      const keys = value.entries.map(({ key }) => (key.type === 'text' ? key.text : undefined));
      const values = every(value.entries.map((entry) => jsonOf(entry.value.value)));
      if (values === undefined || keys.includes(undefined)) return undefined;
      return Object.fromEntries(values.map((each, index) => [keys[index] ?? '', each]));
    }
    default:
      return undefined;
  }
}

function every(values: (Json | undefined)[]): Json[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** Why it cannot be told, in words that follow a colon. */
export function reasonOf(value: Value): string {
  if (value.type === 'unknown') return value.reason;
  if (value.type === 'list') return firstReason(value.items.map((item) => item.value));
  if (value.type === 'dict') return firstReason(value.entries.map((entry) => entry.value.value));
  if (value.type === 'outside') return `${value.name} is known only when the app runs`;
  return 'it is known only when the app runs';
}

function firstReason(values: Value[]): string {
  const unknown = values.find((value) => jsonOf(value) === undefined);
  return unknown === undefined ? 'it is known only when the app runs' : reasonOf(unknown);
}
