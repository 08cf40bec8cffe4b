import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { forgetTrustedDevices } from '../people/trusted-devices';

export function forgetDevices(database: RootDatabase, { actor, at }: { actor: Person; at: Date }) {
  return transaction(database, async (within) => {
    const forgotten = await forgetTrustedDevices(within, actor.id);
    await recordAudit(within, {
      ...{ teamId: INSTANCE, actor, at, action: 'two-factor.forget-devices', subject: actor.name },
      details: { forgotten },
    });
    return { forgotten };
  });
}
