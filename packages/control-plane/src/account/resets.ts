import { countAttempt } from '../access/rate-limit';
import { revokeTokensOf } from '../api-tokens/mutations';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import { type RootDatabase, transaction } from '../database/prisma';
import type { Mailer } from '../mail/mailer';
import { mailOf } from '../mail/page';
import { unlockAccount } from '../people/limits';
import { hashPassword } from '../people/password-hash';
import { demandPassword } from '../people/password-rules';
import { createAccountLink, getAccountLink, spendAccountLink } from './links';
import { entry, setPassword } from './mutations';

const HOUR_MS = 3_600_000;
const MAILS_OF_AN_ACCOUNT = { most: 3, windowSeconds: 3600 };

type Desk = { database: RootDatabase; mailer: Mailer; publicUrl: string };

/** Mails a link to whoever has an account with this address. Nobody waits for it, and nothing says whether it was sent. */
export async function mailReset({ database, mailer, publicUrl }: Desk, email: string, at: Date): Promise<void> {
  const person = await database.user.findUnique({ where: { email } });
  if (person === null || person.suspendedAt !== null || !mailer.isConfigured) return;
  const isTooMuch = await countAttempt(database, `reset-mail:${person.id}`, MAILS_OF_AN_ACCOUNT).then(
    () => false,
    (error: unknown) => {
      if (error instanceof AppError) return true;
      throw error;
    },
  );
  if (isTooMuch) return;
  const { secret } = await createAccountLink(database, { personId: person.id, kind: 'password', at, lastsMs: HOUR_MS });
  const letter = mailOf({
    title: 'Choose a new password',
    paragraphs: [
      `Hello ${person.name}, somebody asked for a new password for your account in Chalice Studio.`,
      'Choosing one signs you out everywhere.',
    ],
    button: { label: 'Choose a new password', url: resetUrl(publicUrl, secret) },
    note: 'The link works once, for an hour. If it was not you, do nothing: your password stays as it is.',
  });
  const mail = await mailer.send({ ...letter, to: person.email });
  await recordAudit(database, {
    ...{ ...entry({ self: person, at }), actor: { id: '', name: 'Somebody' } },
    ...{ action: 'person.reset-mail', details: { mail } },
  });
}

export function resetUrl(publicUrl: string, secret: string): string {
  return `${publicUrl}/reset-password#${secret}`;
}

type Reset = { secret: string; password: string; revokesTokens: boolean; at: Date };

/**
 * Spends the link: the password is new, every session is over and the account is not locked any more. Whoever had the
 * account may have made API tokens of it: they end, too, unless the person says that they are their own.
 */
export async function resetPassword(database: RootDatabase, { secret, password, revokesTokens, at }: Reset) {
  const found = await getAccountLink(database, { secret, kind: 'password', at });
  const { user } = found;
  if (user.suspendedAt !== null) {
    const message = 'This account is suspended. Ask an administrator of this studio.';
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  demandPassword(password, [user.name, user.email]);
  const hash = await hashPassword(password);
  const actor = { id: user.id, name: user.name };
  const revokedTokens = await transaction(database, async (each) => {
    await spendAccountLink(each, found.id);
    await setPassword(each, { personId: user.id, hash, at });
    const { count } = await each.session.deleteMany({ where: { userId: user.id } });
    const revoked = revokesTokens ? await revokeTokensOf(each, { personId: user.id, actor, at }) : 0;
    // A name with `token` in it would be redacted as a secret.
    const details = { endedSessions: count, revoked };
    await recordAudit(each, { ...entry({ self: user, at }), action: 'person.password-reset', details });
    return revoked;
  });
  await unlockAccount(database, user.email);
  return { person: user, revokedTokens };
}

/** Whoever took an account over must not be able to do it in silence. */
export async function tellOfReset(
  { mailer, publicUrl }: Omit<Desk, 'database'>,
  { person, revokedTokens }: { person: { name: string; email: string }; revokedTokens: number },
): Promise<void> {
  if (!mailer.isConfigured) return;
  const tokens =
    revokedTokens === 0
      ? 'No API token was revoked.'
      : `API tokens revoked: ${revokedTokens}. Programs that used them stop.`;
  const letter = mailOf({
    title: 'Your password was changed',
    paragraphs: [
      `Hello ${person.name}, a new password was chosen for your account in Chalice Studio by a link. Every session is over.`,
      `${tokens} Passkeys and an authenticator app stay: look through them in your settings.`,
    ],
    button: { label: 'Sign in', url: `${publicUrl}/sign-in` },
    note: 'If it was not you, tell an administrator of your studio at once.',
  });
  await mailer.send({ ...letter, to: person.email });
}
