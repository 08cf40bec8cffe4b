import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { INSTANCE } from '../../audit/chain';
import { recordAudit } from '../../audit/record-audit';
import type { RootDatabase } from '../../database/prisma';
import type { SignInContext } from './context';
import { SIGN_IN } from './sign-in';
import { SIGN_UP } from './sign-up';

/**
 * Puts on record who signed up or in with a password, and what failed. It comes last of the plugins: another may still take a
 * new session back, as two-factor does until the code is there.
 */
export function record({ database }: SignInContext) {
  const handler = createAuthMiddleware(async (context) => {
    const { newSession, returned } = context.context;
    if (isAPIError(returned)) {
      if (context.path === SIGN_IN && returned.statusCode === 401) await recordFailure(database, context.body);
      return;
    }
    if (newSession === null) return;
    const isThere = await database.session.findUnique({ where: { id: newSession.session.id }, select: { id: true } });
    if (isThere === null) return;
    const { id, name, email } = newSession.user;
    await recordAudit(database, {
      ...{ teamId: INSTANCE, actor: { id, name }, at: new Date() },
      action: context.path === SIGN_UP ? 'person.create' : 'session.create',
      ...{ subject: email, subjectId: id, details: { method: 'password', secondFactor: false } },
    });
  });
  return {
    id: 'studio-record',
    hooks: { after: [{ matcher: ({ path }) => path === SIGN_IN || path === SIGN_UP, handler }] },
  } satisfies BetterAuthPlugin;
}

const bodySchema = z.object({ email: z.string() });

/** Of an address without an account nothing is kept: people type passwords into that field. */
async function recordFailure(database: RootDatabase, body: unknown): Promise<void> {
  const { email } = bodySchema.parse(body);
  const where = { email: email.toLowerCase() };
  const person = await database.user.findUnique({ where, select: { id: true, email: true } });
  await recordAudit(database, {
    ...{ teamId: INSTANCE, actor: { id: '', name: 'Somebody' }, at: new Date(), action: 'session.fail' },
    subject: person?.email ?? 'unknown account',
    ...(person === null ? {} : { subjectId: person.id }),
    details: { method: 'password' },
  });
}
