import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import { countSignIn, forgetSignIn } from './limits';
import { verifyPassword } from './password-hash';

/** How long after signing in somebody without a password may still do what others prove theirs for. */
const FRESH_MS = 15 * 60_000;

type Claim = {
  actor: { id: string; email: string; sessionId?: string };
  address: string;
  password: string | undefined;
};

/**
 * That it is the person and not somebody at their open browser: by the password, counted as a sign-in is, or, where
 * they have none, by having signed in a moment ago.
 */
export async function provePerson(database: RootDatabase, { actor, address, password }: Claim): Promise<void> {
  const where = { userId: actor.id, providerId: 'credential', password: { not: null } };
  const account = await database.account.findFirst({ where, select: { password: true } });
  if (typeof account?.password !== 'string') return demandFresh(database, actor.sessionId);
  const attempt = { email: actor.email, address };
  await countSignIn(database, attempt);
  const isRight = await verifyPassword({ hash: account.password, password: (password ?? '').slice(0, 200) });
  if (!isRight) throw new AppError({ code: 'INVALID', message: 'This is not your present password.' });
  await forgetSignIn(database, attempt);
}

async function demandFresh(database: RootDatabase, sessionId: string | undefined): Promise<void> {
  const session = await database.session.findUnique({ where: { id: sessionId ?? '' }, select: { createdAt: true } });
  if (session !== null && Date.now() - session.createdAt.getTime() < FRESH_MS) return;
  const message = 'You have no password here. Sign out and in again, then do this within 15 minutes.';
  throw new AppError({ code: 'FORBIDDEN', message });
}
