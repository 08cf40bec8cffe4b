import type { Actor } from '../access/actor';
import { demandSession } from '../access/limits';
import { countAttempt } from '../access/rate-limit';
import { api, publicApi, type RequestContext } from '../api/base';
import { countTokensOf } from '../api-tokens/queries';
import { AppError } from '../app-error';
import { networkOf } from '../people/limits';
import { demandPassword, ratePassword } from '../people/password-rules';
import { provePerson } from '../people/proof';
import { SIGNED_OUT } from '../streams/bus';
import { deleteAccount } from './deletion';
import { changeEmail, confirmEmail } from './email';
import { getAccountLink } from './links';
import { changePassword, endOtherSessions, endSession, renamePerson } from './mutations';
import { findDeletion, getAccount, listSessions } from './queries';
import { mailReset, resetPassword, tellOfReset } from './resets';

const RATINGS = { most: 240, windowSeconds: 60 };
const RESETS = { most: 20, windowSeconds: 900 };
const EMAILS = { most: 5, windowSeconds: 3600 };

/** What is one's own is opened by one's session alone. */
const own = api.use(({ context, next }) => {
  demandSession(context.actor);
  return next();
});

export const accountRouter = publicApi.account.router({
  get: own.account.get.handler(({ context }) => {
    const { database, mailer } = context.studio;
    return getAccount(database.prisma, { personId: context.actor.id, canMail: mailer.isConfigured });
  }),

  rename: own.account.rename.handler(({ context, input }) =>
    renamePerson(context.studio.database.prisma, { ...act(context), name: input.name }),
  ),

  changePassword: own.account.changePassword.handler(async ({ context, input }) => {
    const { prisma } = context.studio.database;
    const { name, email } = context.actor;
    await prove(context, input.current);
    if (input.next === input.current) {
      throw new AppError({ code: 'INVALID', message: 'This is your present password. Choose another.' });
    }
    demandPassword(input.next, [name, email]);
    await changePassword(prisma, { ...act(context), password: input.next });
    endStreams(context, context.actor.id);
  }),

  changeEmail: own.account.changeEmail.handler(async ({ context, input }) => {
    await countAttempt(context.studio.database.prisma, `email-change:${context.actor.id}`, EMAILS);
    await prove(context, input.current);
    return changeEmail(deskOf(context), { ...act(context), email: input.email });
  }),

  confirmEmail: own.account.confirmEmail.handler(async ({ context, input }) => ({
    email: await confirmEmail(deskOf(context), { ...act(context), secret: input.secret }),
  })),

  sessions: own.account.sessions.handler(({ context }) => {
    const { id: personId, sessionId } = context.actor;
    return listSessions(context.studio.database.prisma, { personId, sessionId, at: new Date() });
  }),

  endSession: own.account.endSession.handler(async ({ context, input }) => {
    await endSession(context.studio.database.prisma, { ...act(context), sessionId: input.sessionId });
    endStreams(context, context.actor.id);
  }),

  endOtherSessions: own.account.endOtherSessions.handler(async ({ context }) => {
    const ended = await endOtherSessions(context.studio.database.prisma, act(context));
    endStreams(context, context.actor.id);
    return { ended };
  }),

  deletion: own.account.deletion.handler(({ context }) =>
    findDeletion(context.studio.database.prisma, context.actor.id),
  ),

  delete: own.account.delete.handler(async ({ context, input }) => {
    await prove(context, input.current);
    await deleteAccount(context.studio.database.prisma, { ...act(context), confirmEmail: input.confirmEmail });
    endStreams(context, context.actor.id);
  }),

  ratePassword: publicApi.account.ratePassword.handler(async ({ context, input }) => {
    await countAttempt(context.studio.database.prisma, `password-rating:${networkOf(context.address)}`, RATINGS);
    return ratePassword(input.password, input.words);
  }),

  requestReset: publicApi.account.requestReset.handler(async ({ context, input }) => {
    await countAttempt(context.studio.database.prisma, `reset-request:${networkOf(context.address)}`, RESETS);
    context.studio.background.run('password reset', () => mailReset(deskOf(context), input.email, new Date()));
  }),

  lookReset: publicApi.account.lookReset.handler(async ({ context, input }) => {
    const { prisma } = context.studio.database;
    await countAttempt(prisma, `reset-look:${networkOf(context.address)}`, RESETS);
    const found = await getAccountLink(prisma, { secret: input.secret, kind: 'password', at: new Date() });
    const apiTokens = await countTokensOf(prisma, found.userId, new Date());
    return { email: found.user.email, expiresAt: found.expiresAt.getTime(), apiTokens };
  }),

  reset: publicApi.account.reset.handler(async ({ context, input }) => {
    const { prisma } = context.studio.database;
    await countAttempt(prisma, `reset:${networkOf(context.address)}`, RESETS);
    const done = await resetPassword(prisma, { ...input, at: new Date() });
    endStreams(context, done.person.id);
    await context.studio.hub.checkRights();
    context.studio.background.run('password notice', () => tellOfReset(deskOf(context), done));
    return { email: done.person.email };
  }),
});

type Context = RequestContext & { actor: Actor };

function act({ actor }: Context) {
  return { self: actor, at: new Date() };
}

function deskOf({ studio }: RequestContext) {
  return { database: studio.database.prisma, mailer: studio.mailer, publicUrl: studio.origins.publicUrl };
}

function prove({ studio, actor, address }: Context, password: string | undefined): Promise<void> {
  return provePerson(studio.database.prisma, { actor, address, password });
}

/** Streams of browsers that are still signed in open again by themselves. */
function endStreams({ studio }: RequestContext, personId: string): void {
  studio.bus.publish(SIGNED_OUT, { personId });
}
