import type { RootDatabase } from '../database/prisma';
import { OPEN_ID } from '../open-id/arrival';
import type { Auth } from '../people/auth';
import { countTrustedDevices } from '../people/trusted-devices';
import type { SecondFactors } from './schema';

type Asked = { auth: Auth; personId: string; now: Date; passkeyHost: string; provider: { name: string } | null };

export async function getSecondFactors(database: RootDatabase, asked: Asked): Promise<SecondFactors> {
  const { auth, personId, now, passkeyHost, provider } = asked;
  const person = await database.user.findUniqueOrThrow({
    where: { id: personId },
    select: {
      twoFactorEnabled: true,
      accounts: { select: { providerId: true } },
      passkeys: { orderBy: { createdAt: 'asc' } },
    },
  });
  return {
    hasPassword: person.accounts.some(({ providerId }) => providerId === 'credential'),
    provider: provider && {
      name: provider.name,
      isConnected: person.accounts.some(({ providerId }) => providerId === OPEN_ID),
    },
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
