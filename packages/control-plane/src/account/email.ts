import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Mailer } from '../mail/mailer';
import { mailOf } from '../mail/page';
import { createAccountLink, getAccountLink, spendAccountLink } from './links';
import { entry, type Self } from './mutations';

const DAY_MS = 24 * 3_600_000;

type Desk = { database: RootDatabase; mailer: Mailer; publicUrl: string };
type Change = { self: Self; email: string; at: Date };

/** Takes another address: at once where there is no mail server, else once the address was shown to be theirs. */
export async function changeEmail(desk: Desk, change: Change): Promise<'sent' | 'changed'> {
  const { database, mailer } = desk;
  if (change.email === change.self.email) {
    throw new AppError({ code: 'CONFLICT', message: 'This is your address already.' });
  }
  if (mailer.isConfigured) return askAddress(desk, change);
  await transaction(database, (each) => setEmail(each, { ...change, isVerified: false }));
  return 'changed';
}

/** The answer is the same for an address that somebody else has: it just gets no mail. */
async function askAddress({ database, mailer, publicUrl }: Desk, { self, email, at }: Change): Promise<'sent'> {
  const link = { personId: self.id, kind: 'email', email, at, lastsMs: DAY_MS } as const;
  const { secret } = await createAccountLink(database, link);
  if ((await database.user.findUnique({ where: { email }, select: { id: true } })) !== null) return 'sent';
  const letter = mailOf({
    title: 'Confirm your new e-mail address',
    paragraphs: [
      `${self.name} wants to use this address for their account in Chalice Studio, in place of ${self.email}.`,
    ],
    button: { label: 'Use this address', url: `${publicUrl}/settings#${secret}` },
    note: 'The link works once, for a day, in a browser where the account is signed in. If it was not you, do nothing.',
  });
  const outcome = await mailer.send({ ...letter, to: email });
  if (outcome === 'sent') return 'sent';
  const message = 'The mail server did not take the mail. Try again later, or tell an administrator of this studio.';
  throw new AppError({ code: 'CONFLICT', message });
}

/** By the link that was mailed there; for the person who asked for it alone. */
export async function confirmEmail(
  { database, mailer }: Desk,
  { self, secret, at }: { self: Self; secret: string; at: Date },
): Promise<string> {
  const found = await getAccountLink(database, { secret, kind: 'email', at });
  if (found.userId !== self.id || found.email === null) {
    const message = 'This link is for another account. Sign in with that one, then open it again.';
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  const { email } = found;
  await transaction(database, async (each) => {
    await spendAccountLink(each, found.id);
    await setEmail(each, { self, email, at, isVerified: true });
  });
  await mailer.send({ ...noticeOf(email), to: self.email });
  return email;
}

async function setEmail(database: Database, { self, email, at, isVerified }: Change & { isVerified: boolean }) {
  const taken = await database.user.findUnique({ where: { email }, select: { id: true } });
  if (taken !== null) {
    throw new AppError({ code: 'CONFLICT', message: 'Another account has this address. Choose a different one.' });
  }
  const data = { email, emailVerified: isVerified };
  await database.user.update({ where: { id: self.id }, data, select: { id: true } });
  const changed = { before: { email: self.email }, after: { email } };
  await recordAudit(database, { ...entry({ self, at }), action: 'person.email', ...changed });
}

/** Whoever took an account over must not be able to do it in silence. */
function noticeOf(email: string) {
  return {
    subject: 'Your account in Chalice Studio has another address',
    text: `Your account in Chalice Studio is signed in to with ${email} from now on. If it was not you, tell an administrator.`,
    html: '<p>Your account in Chalice Studio has another e-mail address from now on. If it was not you, tell an administrator.</p>',
  };
}
