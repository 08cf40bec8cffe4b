import { randomInt } from 'node:crypto';

/** Without what is mistaken for something else on paper: 0 and o, 1, i and l. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HOW_MANY = 10;
const HALF = 5;

/** Ten codes of two halves, 49 bits each. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => `${someLetters()}-${someLetters()}`);
}

/** A code as it was made, from how somebody typed it: in capitals, without the line, with spaces. */
export function asRecoveryCode(typed: string): string {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  return `${letters.slice(0, HALF)}-${letters.slice(HALF)}`;
}

function someLetters(): string {
  return Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
