import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import type { RootDatabase } from '../../database/prisma';
import { addressOf } from '../../http/request-address';
import { asApi } from '../api-error';
import { countSignIn, forgetSignIn } from '../limits';
import { hashPassword, isOfToday } from '../password-hash';
import type { SignInContext } from './context';

export const SIGN_IN = '/sign-in/email';

const bodySchema = z.object({ email: z.string(), password: z.string() });

/** Locks an account and an address after too many wrong passwords, and hashes an old password anew once it is seen. */
export function signIn({ database }: SignInContext) {
  const matcher = ({ path }: { path?: string }) => path === SIGN_IN;
  const attemptOf = (body: z.infer<typeof bodySchema>, headers: Headers | undefined) => {
    return { email: body.email, address: addressOf(headers ?? new Headers()) };
  };
  const before = createAuthMiddleware((context) =>
    asApi(async () => {
      const body = bodySchema.safeParse(context.body);
      if (body.success) await countSignIn(database, attemptOf(body.data, context.headers));
    }),
  );
  const after = createAuthMiddleware(async (context) => {
    const { newSession: signedIn, returned } = context.context;
    // A refusal clears no count, whatever session there may be.
    if (isAPIError(returned) || signedIn === null) return;
    const body = bodySchema.safeParse(context.body);
    if (!body.success) return;
    await forgetSignIn(database, attemptOf(body.data, context.headers));
    await renewHash(database, { personId: signedIn.user.id, password: body.data.password });
  });
  return {
    id: 'studio-sign-in',
    hooks: { before: [{ matcher, handler: before }], after: [{ matcher, handler: after }] },
  } satisfies BetterAuthPlugin;
}

async function renewHash(database: RootDatabase, { personId, password }: { personId: string; password: string }) {
  const where = { userId: personId, providerId: 'credential' };
  const account = await database.account.findFirst({ where, select: { id: true, password: true } });
  const former = account?.password;
  if (account === null || typeof former !== 'string' || isOfToday(former)) return;
  // Only in the place of the hash that was read: the password may have been changed since.
  await database.account.updateMany({
    where: { id: account.id, password: former },
    data: { password: await hashPassword(password) },
  });
}
