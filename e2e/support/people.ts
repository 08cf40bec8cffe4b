import { randomBytes } from 'node:crypto';

export type Person = { name: string; email: string; password: string };

/** Somebody who has no account yet. */
export function aPerson(name: string): Person {
  return {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}.${randomBytes(4).toString('hex')}@example.com`,
    password: 'correct horse battery',
  };
}
