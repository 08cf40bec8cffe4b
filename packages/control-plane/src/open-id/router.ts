import { demandSession } from '../access/limits';
import { api, publicApi } from '../api/base';
import { AppError } from '../app-error';
import { demandAdministrator } from '../instance/gate';
import type { Studio } from '../studio/studio';
import { demandAllowedAddress } from './addresses';
import { disconnect } from './connection';
import { removeProvider, setProvider } from './mutations';
import { redirectUrlOf } from './redirect-url';
import { type AdministeredOpenId, openIdSettingsSchema } from './schema';

const administration = api.use(({ context, next }) => {
  demandAdministrator(context.actor);
  return next();
});

export const openIdRouter = publicApi.openId.router({
  offer: publicApi.openId.offer.handler(({ context }) => context.studio.openId.findOffer()),

  get: administration.openId.get.handler(({ context }) => administered(context.studio)),

  set: administration.openId.set.handler(async ({ context, input }) => {
    const { studio, person } = context;
    await demandOwnSettings(studio);
    const { clientSecret, ...settings } = input;
    demandAllowedAddress(settings.issuer, studio.openId);
    const { secretKeys } = studio;
    const change = { settings, clientSecret, secretKeys, actor: person, at: new Date() };
    await setProvider(studio.database.prisma, change);
    return administered(studio);
  }),

  remove: administration.openId.remove.handler(async ({ context }) => {
    await demandOwnSettings(context.studio);
    await removeProvider(context.studio.database.prisma, { actor: context.person, at: new Date() });
    return administered(context.studio);
  }),

  disconnect: api.openId.disconnect.handler(async ({ context }) => {
    const { actor, studio } = context;
    demandSession(actor);
    const self = { ...actor, isAdministrator: actor.isAdministrator === true };
    await disconnect(studio.database.prisma, { self, provider: await studio.openId.findOffer(), at: new Date() });
  }),

  check: administration.openId.check.handler(async ({ context, input }) => {
    const found = (await context.studio.openId.discover(input.issuer)).serverMetadata();
    return {
      issuer: found.issuer,
      authorizationUrl: found.authorization_endpoint ?? '',
      signsIn: found.authorization_endpoint !== undefined && found.token_endpoint !== undefined,
    };
  }),
});

async function administered({ openId, origins }: Studio): Promise<AdministeredOpenId> {
  const provider = await openId.find();
  return {
    redirectUrl: redirectUrlOf(origins),
    isOfServer: provider?.isOfServer ?? false,
    settings: provider === undefined ? null : openIdSettingsSchema.parse(provider),
  };
}

async function demandOwnSettings({ openId }: Studio): Promise<void> {
  if ((await openId.find())?.isOfServer !== true) return;
  const message = 'The provider is part of the server’s configuration (STUDIO_OIDC_ISSUER). Change it there.';
  throw new AppError({ code: 'CONFLICT', message });
}
