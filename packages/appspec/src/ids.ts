import { z } from 'zod';

/** Anything placed on the canvas. The same basename is used for its files in every package. */
export const constructKinds = [
  'route',
  'schedule',
  'cw-event',
  's3-event',
  'sns-message',
  'sqs-message',
  'kinesis-record',
  'dynamodb-record',
  'lambda-function',
  'authorizer',
  'websocket-handler',
  'blueprint',
  'middleware',
  'resource',
] as const;
export type ConstructKind = (typeof constructKinds)[number];

/** A construct, or the edge between a handler and a resource. */
export type EntityKind = ConstructKind | 'use';

const idPrefixes = {
  route: 'rt',
  schedule: 'sch',
  'cw-event': 'cwe',
  's3-event': 's3e',
  'sns-message': 'sns',
  'sqs-message': 'sqs',
  'kinesis-record': 'kin',
  'dynamodb-record': 'ddb',
  'lambda-function': 'fn',
  authorizer: 'auth',
  'websocket-handler': 'ws',
  blueprint: 'bp',
  middleware: 'mw',
  resource: 'res',
  use: 'use',
} as const satisfies Record<EntityKind, string>;

/** Edits address the document's own fields (name, api, dependencies, source) by this id. */
export const APP_ID = 'app';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `<kind prefix>_<10 base32 characters>`; `random` hands out bytes (crypto.getRandomValues outside of tests). */
export function createId(kind: EntityKind, random: (length: number) => Uint8Array = randomBytes): string {
  let suffix = '';
  for (const byte of random(10)) suffix += alphabet[byte % 32];
  return `${idPrefixes[kind]}_${suffix}`;
}

/** The kind that an id was made for, or undefined when it is no id of ours. */
export function kindOfId(id: string): EntityKind | undefined {
  const prefix = id.slice(0, id.lastIndexOf('_'));
  return (Object.keys(idPrefixes) as EntityKind[]).find((kind) => idPrefixes[kind] === prefix);
}

export const idSchema = z.string().regex(/^[a-z0-9]+_[a-z2-7]{10}$/, 'not an id of this document');

function randomBytes(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}
