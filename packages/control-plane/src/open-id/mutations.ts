import { AppError } from '../app-error';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { placeOfClientSecret, seal } from '../secrets/seal';
import type { SecretKeys } from '../secrets/secret-keys';
import { PROVIDER_ROW } from './providers';
import type { OpenIdSettings } from './schema';

type Act = { actor: Person; at: Date };
type Setting = Act & { settings: OpenIdSettings; clientSecret: string | undefined; secretKeys: SecretKeys };

export async function setProvider(database: RootDatabase, setting: Setting): Promise<void> {
  const { actor, at, settings, clientSecret, secretKeys } = setting;
  await transaction(database, async (within) => {
    const former = await within.openIdProvider.findUnique({ where: { id: PROVIDER_ROW } });
    const isSameClient = former?.issuer === settings.issuer && former.clientId === settings.clientId;
    // Kept for another issuer, the secret would be sent there.
    if (clientSecret === undefined && !isSameClient) {
      const message = 'Write the client secret: it is kept for the issuer and the client that it was given for alone.';
      throw new AppError({ code: 'INVALID', message });
    }
    const sealed = clientSecret === undefined ? {} : { clientSecret: sealFor(secretKeys, clientSecret) };
    const row = { ...settings, updatedAt: at };
    if (former === null) {
      const secret = sealFor(secretKeys, clientSecret ?? '');
      await within.openIdProvider.create({ data: { id: PROVIDER_ROW, ...row, clientSecret: secret } });
    } else await within.openIdProvider.update({ where: { id: PROVIDER_ROW }, data: { ...row, ...sealed } });
    await recordAudit(within, {
      ...{ teamId: INSTANCE, actor, at, action: 'open-id.set', subject: settings.name },
      ...(former !== null && { before: shown(former) }),
      after: shown(settings),
      details: { hasNewSecret: clientSecret !== undefined },
    });
  });
}

export async function removeProvider(database: RootDatabase, { actor, at }: Act): Promise<void> {
  await transaction(database, async (within) => {
    const [former] = await within.openIdProvider.findMany();
    if (former === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'No provider is set up here.' });
    await within.openIdProvider.deleteMany();
    await recordAudit(within, {
      ...{ teamId: INSTANCE, actor, at, action: 'open-id.remove', subject: former.name, before: shown(former) },
    });
  });
}

function sealFor(secretKeys: SecretKeys, clientSecret: string) {
  return Uint8Array.from(seal(secretKeys, placeOfClientSecret(PROVIDER_ROW), clientSecret));
}

function shown({ name, issuer, clientId, allowedDomains, mayJoin, isRequired }: OpenIdSettings) {
  return { name, issuer, clientId, allowedDomains, mayJoin, isRequired };
}
