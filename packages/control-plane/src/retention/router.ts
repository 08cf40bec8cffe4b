import { api } from '../api/base';
import { demandAdministrator } from '../instance/gate';
import { setRule } from './mutations';
import { getRetention } from './queries';

export const retentionRouter = api.retention.router({
  get: api.retention.get.handler(({ context }) => {
    demandAdministrator(context.actor);
    return getRetention(context.studio.database.prisma, new Date());
  }),

  setRule: api.retention.setRule.handler(async ({ context, input }) => {
    demandAdministrator(context.actor);
    const { prisma } = context.studio.database;
    await setRule(prisma, { ...input, actor: context.person, at: new Date() });
    return getRetention(prisma, new Date());
  }),
});
