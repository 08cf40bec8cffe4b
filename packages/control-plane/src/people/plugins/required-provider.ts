import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { findSignUpPolicy } from '../sign-up-policy';
import type { SignInContext } from './context';
import { SIGN_IN } from './sign-in';
import { SIGN_UP } from './sign-up';

const PASSKEY = '/passkey/verify-authentication';

/**
 * Where administrators demand the company's provider, no password and no passkey signs anybody in but administrators,
 * who need a way back when the provider fails. It is said only after the right password: before, it would tell who
 * is one. Its place is before two-factor, which asks for no code in vain then.
 */
export function requiredProvider({ database, providers }: SignInContext) {
  return {
    id: 'required-provider',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === SIGN_UP,
          handler: createAuthMiddleware(async () => {
            const offer = await providers.findOffer();
            if (offer?.isRequired !== true) return;
            // The first person is to set the studio up.
            if (!(await findSignUpPolicy(database)).isFirstStart) throw refusal(offer.name);
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path === SIGN_IN || path === PASSKEY,
          handler: createAuthMiddleware(async (ctx) => {
            const { newSession, internalAdapter } = ctx.context;
            if (newSession === null) return;
            const offer = await providers.findOffer();
            if (offer?.isRequired !== true) return;
            const person = await database.user.findUnique({ where: { id: newSession.user.id } });
            if (person?.isAdministrator === true) return;
            deleteSessionCookie(ctx);
            await internalAdapter.deleteSession(newSession.session.token);
            ctx.context.setNewSession(null);
            throw refusal(offer.name);
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

function refusal(name: string): APIError {
  const message = `This studio asks its people to sign in with ${name}.`;
  return new APIError('FORBIDDEN', { code: 'PROVIDER_REQUIRED', message });
}
