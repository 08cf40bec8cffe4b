import { createHash } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { countAttempt } from '../../access/rate-limit';
import { AppError } from '../../app-error';
import { asApi } from '../api-error';
import { asRecoveryCode } from '../recovery-codes';
import { challengedPerson } from './challenged-person';
import type { SignInContext } from './context';

/** A code of an app is right for a step of 30 s, the one before and the one after. */
const CODE_SECONDS = 90;
const MOST_PASSKEYS = 20;
const UNREADABLE = 'PASSKEY_UNREADABLE';

const codeBody = z.looseObject({ code: z.string().max(40) });
const nameBody = z.looseObject({ name: z.string().trim().min(1).max(60) });
const credentialBody = z.looseObject({
  response: z.looseObject({ id: z.string().max(2000), response: z.looseObject({ clientDataJSON: z.string() }) }),
});

const ofPassword = new Set(['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes']);
const ofCredential = new Set(['/passkey/verify-registration', '/passkey/verify-authentication']);
const ofPasskeyName = new Set(['/passkey/verify-registration', '/passkey/update-passkey']);

/** What is asked before a second factor is used or changed, beyond what better-auth asks itself. */
export function signInGuards({ database }: SignInContext) {
  return {
    id: 'sign-in-guards',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const code = readCode(ctx.body).replace(/\s/g, '');
            const person = await challengedPerson(ctx);
            // Whoever looks over a shoulder must not be able to use the same code once more.
            if (person !== undefined) {
              const hash = createHash('sha256').update(code).digest('hex');
              await onceOnly(() =>
                countAttempt(database, `code:${person}:${hash}`, { most: 1, windowSeconds: CODE_SECONDS }),
              );
            }
            return { context: { body: { ...ctx.body, code } } };
          }),
        },
        {
          matcher: ({ path }) => path === '/two-factor/verify-backup-code',
          handler: createAuthMiddleware(async (ctx) => ({
            context: { body: { ...ctx.body, code: asRecoveryCode(readCode(ctx.body)) } },
          })),
        },
        {
          matcher: ({ path = '' }) => ofPassword.has(path),
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getSessionFromCtx(ctx);
            if (session === null) return;
            // A session that somebody took must not be enough to guess the password with.
            const limit = { most: 10, windowSeconds: 15 * 60 };
            await asApi(() => countAttempt(database, `password-proof:${session.user.id}`, limit));
          }),
        },
        {
          matcher: ({ path = '' }) => ofCredential.has(path),
          handler: createAuthMiddleware(async (ctx) => {
            if (!credentialBody.safeParse(ctx.body).success) throw unreadable();
          }),
        },
        {
          matcher: ({ path = '' }) => ofPasskeyName.has(path),
          handler: createAuthMiddleware(async (ctx) => {
            const named = nameBody.safeParse(ctx.body);
            if (named.success) return { context: { body: named.data } };
            throw new APIError('BAD_REQUEST', {
              code: 'PASSKEY_NAME',
              message: 'Give the passkey a name of 1 to 60 characters.',
            });
          }),
        },
        {
          matcher: ({ path }) => path === '/passkey/generate-register-options',
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getSessionFromCtx(ctx);
            if (session === null) return;
            const count = await database.passkey.count({ where: { userId: session.user.id } });
            if (count < MOST_PASSKEYS) return;
            throw new APIError('BAD_REQUEST', {
              code: 'TOO_MANY_PASSKEYS',
              message: `You have ${count} passkeys, which is the most. Remove one that you do not use.`,
            });
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path === '/passkey/verify-registration',
          handler: createAuthMiddleware(async ({ context }) => {
            // better-auth answers 500 to whatever a browser sends that does not prove anything.
            if (isAPIError(context.returned) && context.returned.statusCode === 500) throw unreadable();
          }),
        },
      ],
    },
    // It keeps the status of what was answered before that.
    onResponse: async (response) => {
      if (response.status !== 500 || !(await response.clone().text()).includes(UNREADABLE)) return;
      return { response: new Response(response.body, { status: 400, headers: response.headers }) };
    },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/passkey/'), window: 60, max: 100 }],
  } satisfies BetterAuthPlugin;
}

function unreadable(): APIError {
  return new APIError('BAD_REQUEST', {
    code: UNREADABLE,
    message: 'What the browser sent is no proof of a passkey of this studio. Try again.',
  });
}

function readCode(body: unknown): string {
  const read = codeBody.safeParse(body);
  if (read.success) return read.data.code;
  throw new APIError('BAD_REQUEST', { code: 'INVALID_CODE', message: 'Type the code.' });
}

async function onceOnly(count: () => Promise<void>): Promise<void> {
  try {
    await count();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new APIError('UNAUTHORIZED', {
      code: 'CODE_USED',
      message: 'This code was tried already. Wait for the next one.',
    });
  }
}
