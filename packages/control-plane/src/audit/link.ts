import { createHash } from 'node:crypto';
import type { Json } from '../privacy/redaction';

/** What stands before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);

/** JSON that is the same for the same value: keys in the order of their code units, no white space. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
  return `{${members.join(',')}}`;
}

/** An entry's hash holds the one before it and its place: neither can be changed, left out or moved alone. */
export function linkHash({ previousHash, sequence, content }: Link): string {
  return createHash('sha256').update(`${previousHash}\n${sequence}\n${content}`).digest('hex');
}

/** `content` is canonical JSON. */
export type Link = { previousHash: string; sequence: number; content: string };
