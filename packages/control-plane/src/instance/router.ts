import { api, publicApi } from '../api/base';
import { findSignUpPolicy } from '../people/sign-up-policy';
import { SIGNED_OUT } from '../streams/bus';
import { demandAdministrator } from './gate';
import { createResetLink, setAdministrator, setInstanceSettings, setSuspended } from './mutations';
import { listPeople } from './queries';

const administration = api.use(({ context, next }) => {
  demandAdministrator(context.actor);
  return next();
});

export const instanceRouter = publicApi.instance.router({
  entrance: publicApi.instance.entrance.handler(async ({ context }) => {
    const { database, mailer } = context.studio;
    return { ...(await findSignUpPolicy(database.prisma)), canMail: mailer.isConfigured };
  }),

  settings: administration.instance.settings.handler(async ({ context }) => {
    const { signUp } = await findSignUpPolicy(context.studio.database.prisma);
    return { signUp };
  }),

  setSettings: administration.instance.setSettings.handler(({ context, input }) =>
    setInstanceSettings(context.studio.database.prisma, { ...input, actor: context.person, at: new Date() }),
  ),

  people: administration.instance.people.handler(({ context, input }) =>
    listPeople(context.studio.database.prisma, { ...input, at: new Date() }),
  ),

  setSuspended: administration.instance.setSuspended.handler(async ({ context, input }) => {
    await setSuspended(context.studio.database.prisma, { ...input, actor: context.person, at: new Date() });
    if (input.isSuspended) context.studio.bus.publish(SIGNED_OUT, { personId: input.personId });
  }),

  setAdministrator: administration.instance.setAdministrator.handler(({ context, input }) =>
    setAdministrator(context.studio.database.prisma, { ...input, actor: context.person, at: new Date() }),
  ),

  createResetLink: administration.instance.createResetLink.handler(({ context, input }) => {
    const { publicUrl } = context.studio.origins;
    return createResetLink(context.studio.database.prisma, {
      ...{ personId: input.personId, publicUrl, actor: context.person, at: new Date() },
    });
  }),
});
