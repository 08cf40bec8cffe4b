import { enterTeam } from '../access/gate';
import { demandSession } from '../access/limits';
import { countAttempt } from '../access/rate-limit';
import { api, asking, publicApi } from '../api/base';
import type { Studio } from '../studio/studio';
import { acceptInvitation } from './acceptance';
import { createInvitation, renewInvitation, withdrawInvitation } from './mutations';
import { getOffer, listInvitations } from './queries';

/** Of one address. A secret cannot be guessed; this keeps a machine from trying. */
const LOOKS = { most: 30, windowSeconds: 60 };

export const invitationsRouter = publicApi.invitations.router({
  list: api.invitations.list.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'invitation.write'), input.teamId);
    return listInvitations(context.studio.database.prisma, { teamId });
  }),

  create: api.invitations.create.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'invitation.write'), input.teamId);
    return createInvitation(deskOf(context.studio), { ...input, teamId, actor: context.person, at: new Date() });
  }),

  renew: api.invitations.renew.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'invitation.write'), input.teamId);
    const { invitationId } = input;
    const act = { teamId, invitationId, actor: context.person, at: new Date() };
    return renewInvitation(deskOf(context.studio), act);
  }),

  withdraw: api.invitations.withdraw.handler(async ({ context, input }) => {
    const { teamId } = await enterTeam(asking(context, 'invitation.write'), input.teamId);
    const { invitationId } = input;
    const act = { teamId, invitationId, actor: context.person, at: new Date() };
    await withdrawInvitation(context.studio.database.prisma, act);
  }),

  look: publicApi.invitations.look.handler(async ({ context, input }) => {
    const { prisma } = context.studio.database;
    await countAttempt(prisma, `invitation-look:${context.address}`, LOOKS);
    return getOffer(prisma, input.secret, new Date());
  }),

  accept: api.invitations.accept.handler(async ({ context, input }) => {
    demandSession(context.actor);
    const { prisma } = context.studio.database;
    await countAttempt(prisma, `invitation-accept:${context.actor.id}`, LOOKS);
    return acceptInvitation(prisma, { secret: input.secret, actor: context.actor, at: new Date() });
  }),
});

/** What invitations are made with. */
export function deskOf({ database, mailer, origins }: Studio) {
  return { database: database.prisma, mailer, publicUrl: origins.publicUrl };
}
