import { demandSession } from '../access/limits';
import { api } from '../api/base';
import { demandAdministrator } from '../instance/gate';
import { forgetDevices, resetTwoFactor } from './mutations';
import { getSecondFactors } from './queries';

export const secondFactorsRouter = api.secondFactors.router({
  get: api.secondFactors.get.handler(async ({ context }) => {
    demandSession(context.actor);
    const { auth, database, origins, openId } = context.studio;
    const passkeyHost = new URL(origins.publicUrl).hostname;
    const provider = await openId.findOffer();
    const asked = { auth, personId: context.actor.id, now: new Date(), passkeyHost, provider };
    return getSecondFactors(database.prisma, asked);
  }),

  forgetDevices: api.secondFactors.forgetDevices.handler(({ context }) => {
    demandSession(context.actor);
    return forgetDevices(context.studio.database.prisma, { actor: context.person, at: new Date() });
  }),

  reset: api.secondFactors.reset.handler(({ context, input }) => {
    demandAdministrator(context.actor);
    return resetTwoFactor(context.studio.database.prisma, { ...input, actor: context.person, at: new Date() });
  }),
});
