import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

type Cost = { N: number; r: number; p: number };

/** 32 MB and three passes: one of the settings that OWASP names as enough for scrypt. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 3 };
/** What better-auth hashes with by itself, and this product did before: `salt:key` without a beginning. */
const formerCost: Cost = { N: 2 ** 14, r: 16, p: 1 };
const BEGINNING = 'scrypt';
const KEY_LENGTH = 64;

/** A password as it is stored: with what it was hashed by, so that this can be made stronger later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  const key = await derive(password, salt, cost);
  return [BEGINNING, cost.N, cost.r, cost.p, salt, key.toString('hex')].join(':');
}

/** Whether it is the password; a hash of any cost takes as long as one of today's, so that its age cannot be measured. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const stored = readHash(hash);
  const [found] = await Promise.all([
    derive(password, stored.salt, stored.cost),
    isOfToday(hash) ? undefined : derive(password, stored.salt, cost),
  ]);
  const expected = Buffer.from(stored.key, 'hex');
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** Whether it is as strong as a new one would be. */
export function isOfToday(hash: string): boolean {
  return hash.startsWith([BEGINNING, cost.N, cost.r, cost.p, ''].join(':'));
}

function readHash(hash: string): { cost: Cost; salt: string; key: string } {
  const parts = hash.split(':');
  const [first = '', second = ''] = parts;
  if (parts.length === 2) return { cost: formerCost, salt: first, key: second };
  const [beginning, N, r, p, salt = '', key = ''] = parts;
  if (beginning !== BEGINNING) throw new Error('A stored password is in no form that this version knows.');
  return { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt, key };
}

function derive(password: string, salt: string, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Typed on one keyboard and on another, the same letter is the same password.
    const typed = password.normalize('NFKC');
    scrypt(typed, salt, KEY_LENGTH, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
