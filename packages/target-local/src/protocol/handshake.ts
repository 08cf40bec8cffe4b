import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Both sides prove that they know the token without sending it: each answers the other's random number.
 * server → { challenge }, client → { challenge, proof }, server → { proof }.
 */
export const createChallenge = (): string => randomBytes(32).toString('hex');

export function proofOf(role: 'client' | 'server', token: string, challenge: string): string {
  return createHmac('sha256', token).update(`chalice-studio ${role} ${challenge}`).digest('hex');
}

export function isProof(proof: string, expected: string): boolean {
  const given = Buffer.from(proof);
  const wanted = Buffer.from(expected);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
