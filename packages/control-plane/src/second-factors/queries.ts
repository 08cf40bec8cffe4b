import type { RootDatabase } from '../database/prisma';
import type { Auth } from '../people/auth';
import { countTrustedDevices } from '../people/trusted-devices';
import type { SecondFactors } from './schema';

type Asked = { auth: Auth; personId: string; now: Date; passkeyHost: string };

export async function getSecondFactors(database: RootDatabase, asked: Asked): Promise<SecondFactors> {
  const { auth, personId, now, passkeyHost } = asked;
  const person = await database.user.findUniqueOrThrow({
    where: { id: personId },
    select: {
      twoFactorEnabled: true,
      accounts: { where: { providerId: 'credential' }, select: { id: true } },
      passkeys: { orderBy: { createdAt: 'asc' } },
    },
  });
  return {
    hasPassword: person.accounts.length > 0,
    twoFactor: person.twoFactorEnabled
      ? {
          recoveryCodesLeft: await countRecoveryCodes(auth, personId),
          trustedDevices: await countTrustedDevices(database, personId, now),
        }
      : null,
    passkeys: person.passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({
      ...{ id, name: name ?? 'Passkey', isSynced: backedUp },
      createdAt: createdAt?.getTime() ?? null,
      lastUsedAt: lastUsedAt?.getTime() ?? null,
    })),
    passkeyHost,
  };
}

async function countRecoveryCodes(auth: Auth, userId: string): Promise<number> {
  return (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes.length;
}
