import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { AppError } from '../app-error';

export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;
/** So much is looked at: the time grows with the square of the length, and what comes behind makes nothing weaker. */
const MOST_RATED = 48;
/** `safely unguessable` and up: more than 10^8 guesses, which the limits on sign-in put out of reach. */
const ENOUGH = 3;

/** How hard a password is to guess, 0 to 4, and what to do where that is not enough. */
export type PasswordRating = { score: number; isEnough: boolean; advice: string | undefined };

let estimator: ZxcvbnFactory | undefined;

/**
 * Rates a password against dictionaries of leaked passwords, names and words that lie on this machine: nothing is asked
 * of another host. `words` are the person's own: a name or an address is no password.
 */
export function ratePassword(password: string, words: readonly string[] = []): PasswordRating {
  if (password.length > MAX_PASSWORD_LENGTH) {
    return { score: 0, isEnough: false, advice: `Use at most ${MAX_PASSWORD_LENGTH} characters.` };
  }
  // Read once and when it is first needed: the dictionaries take some megabytes.
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    maxLength: MOST_RATED,
    useLevenshteinDistance: false,
  });
  const { score, sequence } = estimator.check(password, [...words.flatMap(partsOf), 'chalice', 'chalice studio']);
  if (password.length < MIN_PASSWORD_LENGTH) {
    return { score: Math.min(score, 1), isEnough: false, advice: `Use at least ${MIN_PASSWORD_LENGTH} characters.` };
  }
  if (score >= ENOUGH) return { score, isEnough: true, advice: undefined };
  const found = sequence.map((match) => ('dictionaryName' in match ? match.dictionaryName : match.pattern));
  return { score, isEnough: false, advice: adviceOf(found) };
}

/** Refuses what is easily guessed, with what to do about it. */
export function demandPassword(password: string, words: readonly string[]): void {
  const { isEnough, advice } = ratePassword(password, words);
  if (!isEnough) throw new AppError({ code: 'INVALID', message: advice ?? 'Choose another password.' });
}

function adviceOf(found: readonly (string | undefined)[]): string {
  const more = 'Put together four or more words that have nothing to do with each other.';
  const has = (text: string) => found.some((name) => name?.toLowerCase().includes(text) === true);
  if (has('userinput')) return `This holds your name or address, which is what people try first. ${more}`;
  if (has('passwords')) return `This is among the passwords that have leaked and are tried first. ${more}`;
  if (has('repeat') || has('sequence') || has('spatial')) {
    return `Repeated characters and rows of keys are guessed quickly. ${more}`;
  }
  return `This is guessed too quickly. ${more}`;
}

/** `Ada Lovelace` and `ada@example.com` are tried word by word. */
function partsOf(words: string): string[] {
  return [words, ...words.split(/[^\p{L}\p{N}]+/u)]
    .map((part) => part.toLowerCase())
    .filter(({ length }) => length > 2);
}
