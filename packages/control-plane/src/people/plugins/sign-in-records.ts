import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { INSTANCE } from '../../audit/chain';
import { recordAudit } from '../../audit/record-audit';
import type { RootDatabase } from '../../database/prisma';
import { forgetTrustedDevices } from '../trusted-devices';
import { challengedPerson } from './challenged-person';
import type { SignInContext } from './context';

type Record = { action: string; details?: { [name: string]: string | boolean } };
type Known = { id: string; name: string; email: string };

const secondSteps: { [path: string]: string } = {
  '/two-factor/verify-totp': 'code of an app',
  '/two-factor/verify-backup-code': 'recovery code',
};

/** What somebody with a session does to their own factors. */
const changes: { [path: string]: string } = {
  '/two-factor/disable': 'two-factor.disable',
  '/two-factor/generate-backup-codes': 'two-factor.recovery-codes',
  '/passkey/verify-registration': 'passkey.create',
  '/passkey/update-passkey': 'passkey.rename',
  '/passkey/delete-passkey': 'passkey.delete',
};

/** Who was asked, noted before better-auth ends the challenge or changes the session. */
type Asked = { person: string; isSignIn: boolean };

/** Writes what happens to second factors and with passkeys into the audit log. Its place is after their plugins. */
export function signInRecords({ database }: SignInContext) {
  const asked = new WeakMap<Request, Asked>();
  return {
    id: 'sign-in-records',
    hooks: {
      before: [
        {
          matcher: ({ path = '' }) => path in secondSteps || path in changes,
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getSessionFromCtx(ctx);
            const person = session?.user.id ?? (await challengedPerson(ctx));
            if (person !== undefined && ctx.request !== undefined) {
              asked.set(ctx.request, { person, isSignIn: session === null });
            }
          }),
        },
      ],
      after: [
        {
          matcher: ({ path = '' }) => path in secondSteps,
          handler: createAuthMiddleware(async (ctx) => {
            const known = ctx.request === undefined ? undefined : asked.get(ctx.request);
            if (known === undefined) return;
            const refusal = refusalOf(ctx.context);
            if (known.isSignIn) await recordSecondStep(database, { path: ctx.path, person: known.person, refusal });
            // Only the first right code changes the session: it turns two-factor on.
            else if (refusal === undefined && ctx.context.newSession !== null) {
              await forgetTrustedDevices(database, known.person);
              await record(database, known.person, { action: 'two-factor.enable' });
            }
          }),
        },
        {
          matcher: ({ path = '' }) => path in changes,
          handler: createAuthMiddleware(async (ctx) => {
            const known = ctx.request === undefined ? undefined : asked.get(ctx.request);
            const action = changes[ctx.path];
            if (known === undefined || action === undefined || refusalOf(ctx.context) !== undefined) return;
            if (action === 'two-factor.disable') await forgetTrustedDevices(database, known.person);
            const name = ctx.body?.name;
            await record(database, known.person, { action, ...(typeof name === 'string' && { details: { name } }) });
          }),
        },
        {
          matcher: ({ path }) => path === '/passkey/verify-authentication',
          handler: createAuthMiddleware(async (ctx) => {
            const credentialID = ctx.body?.response?.id;
            const isKnown = typeof credentialID === 'string';
            const passkey = isKnown ? await database.passkey.findUnique({ where: { credentialID } }) : null;
            if (passkey === null) return;
            const refusal = refusalOf(ctx.context);
            const details = { method: 'passkey', secondFactor: true, passkey: passkey.name ?? '' };
            if (refusal === undefined) {
              await database.passkey.update({ where: { id: passkey.id }, data: { lastUsedAt: new Date() } });
              await record(database, passkey.userId, { action: 'session.create', details });
            } else {
              await record(database, passkey.userId, { action: 'session.fail', details: { ...details, refusal } });
            }
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

type SecondStep = { path: string; person: string; refusal: string | undefined };

async function recordSecondStep(database: RootDatabase, { path, person, refusal }: SecondStep): Promise<void> {
  const details = { method: 'password', secondFactor: true, by: secondSteps[path] ?? '' };
  if (refusal !== undefined) {
    await record(database, person, { action: 'session.fail', details: { ...details, refusal } });
    return;
  }
  await record(database, person, { action: 'session.create', details });
  if (path === '/two-factor/verify-backup-code') await record(database, person, { action: 'two-factor.recovery-code' });
}

async function record(database: RootDatabase, personId: string, { action, details = {} }: Record): Promise<void> {
  const person: Known | null = await database.user.findUnique({ where: { id: personId } });
  if (person === null) return;
  // Whoever fails is not known to be that person.
  const actor = action === 'session.fail' ? { id: '', name: 'Somebody' } : { id: person.id, name: person.name };
  await recordAudit(database, {
    ...{ teamId: INSTANCE, actor, at: new Date(), action, details },
    ...{ subject: person.email, subjectId: person.id },
  });
}

/** What the endpoint refused with; undefined when it did what was asked. */
function refusalOf({ returned }: { returned?: unknown }): string | undefined {
  return isAPIError(returned) ? (returned.body?.code ?? String(returned.status)) : undefined;
}
