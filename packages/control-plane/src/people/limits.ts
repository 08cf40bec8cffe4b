import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { clearAttempts, countAttempt, uncountAttempt } from '../access/rate-limit';
import type { Database, RootDatabase } from '../database/prisma';

const QUARTER_HOUR = 900;
const OF_AN_ACCOUNT = { most: 10, windowSeconds: QUARTER_HOUR };
const OF_AN_ADDRESS = { most: 50, windowSeconds: QUARTER_HOUR };
const SIGN_UPS = { most: 60, windowSeconds: 600 };

type Attempt = { email: string; address: string };

/**
 * Counts an attempt to sign in before anything is looked up, so that an address without an account is locked like any
 * other. Throws RATE_LIMITED, which says when to try again.
 */
export async function countSignIn(database: RootDatabase, { email, address }: Attempt): Promise<void> {
  await countAttempt(database, addressKey(address), OF_AN_ADDRESS);
  await countAttempt(database, accountKey(email), OF_AN_ACCOUNT);
}

/** It was the right password: nothing was guessed. Others of the same address keep what they have used up. */
export async function forgetSignIn(database: RootDatabase, { email, address }: Attempt): Promise<void> {
  await clearAttempts(database, accountKey(email));
  await uncountAttempt(database, addressKey(address));
}

/** By an administrator or a new password: the lock is open at once. */
export async function unlockAccount(database: Database, email: string): Promise<void> {
  await clearAttempts(database, accountKey(email));
}

export async function countSignUp(database: RootDatabase, address: string): Promise<void> {
  await countAttempt(database, `sign-up:${networkOf(address)}`, SIGN_UPS);
}

/** People type passwords into this field: it is no text to keep. */
function accountKey(email: string): string {
  return `sign-in-account:${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;
}

function addressKey(address: string): string {
  return `sign-in-address:${networkOf(address)}`;
}

/** Who has one IPv6 address has the 2^64 beside it. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const head = before.split(':').filter(Boolean);
  const tail = after.split(':').filter(Boolean);
  if (address.includes('.')) return address;
  const groups = address.includes('::') ? [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
