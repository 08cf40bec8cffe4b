import { z } from 'zod';

/** A secret that sessions are signed with and authenticator apps' keys are encrypted with, by its number. */
export type AuthSecret = { version: number; value: string };

const FORM = /^(\d{1,9}):(\S{32,})$/;

/** `2:…,1:…`, the present one first; nothing where it is not set, or empty as compose hands it on. */
export const authSecrets = z
  .string()
  .optional()
  .transform((text, context): AuthSecret[] | undefined => {
    const entries = (text ?? '').split(',').map((entry) => entry.trim());
    if (entries.every((entry) => entry === '')) return undefined;
    const secrets = entries.map((entry) => {
      const [, version, value] = FORM.exec(entry) ?? [];
      return version === undefined || value === undefined ? undefined : { version: Number(version), value };
    });
    const known = secrets.filter((secret) => secret !== undefined);
    const message = 'must be as in 2:secret, each a number of its own and at least 32 characters, commas between';
    if (known.length === secrets.length && new Set(known.map(({ version }) => version)).size === known.length)
      return known;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
