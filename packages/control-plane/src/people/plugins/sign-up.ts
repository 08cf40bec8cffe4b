import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { personName } from '../../account/schema';
import { AppError } from '../../app-error';
import { addressOf } from '../../http/request-address';
import { asApi } from '../api-error';
import { countSignUp } from '../limits';
import { hashPassword } from '../password-hash';
import { demandPassword } from '../password-rules';
import { demandSignUp } from '../sign-up-policy';
import type { SignInContext } from './context';

export const SIGN_UP = '/sign-up/email';

const bodySchema = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  /** The secret of an invitation's link, where only the invited may sign up. */
  invitation: z.string().max(100).optional(),
});

/**
 * Who may sign up, how often, and with which password: asked before better-auth looks whether the address is taken. The password
 * is hashed here as well, since better-auth would do it in its transaction, and the embedded database has one connection
 * for everybody.
 */
export function signUp({ database }: SignInContext) {
  const handler = createAuthMiddleware((context) =>
    asApi(async () => {
      const body = bodySchema.safeParse(context.body);
      // What does not fit better-auth refuses itself, with the names of the fields.
      if (!body.success) return;
      const { name, email, password, invitation } = body.data;
      const called = personName.safeParse(name);
      if (!called.success)
        throw new AppError({ code: 'INVALID', message: called.error.issues[0]?.message ?? 'Choose another name.' });
      await countSignUp(database, addressOf(context.headers ?? new Headers()));
      await demandSignUp(database, { email, invitation });
      demandPassword(password, [name, email]);
      const hash = await hashPassword(password);
      return { context: { context: { password: { hash: async () => hash } } } };
    }),
  );
  return {
    id: 'studio-sign-up',
    hooks: { before: [{ matcher: ({ path }) => path === SIGN_UP, handler }] },
  } satisfies BetterAuthPlugin;
}
