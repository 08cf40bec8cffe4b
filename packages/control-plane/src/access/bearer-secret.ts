import { createHash, randomBytes } from 'node:crypto';

/** Whose secret it is can be told by its beginning, by a person and by a scanner of leaked secrets. */
export const prefixes = { token: 'chs_', link: 'chl_', invitation: 'chi_', account: 'cha_' } as const;

/** A new secret of 256 random bits. It is shown once: only its hash is stored. */
export function createSecret(kind: keyof typeof prefixes): string {
  return `${prefixes[kind]}${randomBytes(32).toString('base64url')}`;
}

/** A plain hash is enough for what cannot be guessed, and can be looked up. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
