import { AppError } from '../app-error';
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

/** Turns somebody's two-factor off, who has lost their app and their codes. */
export async function resetTwoFactor(
  database: RootDatabase,
  { actor, at, personId }: { actor: Person; at: Date; personId: string },
): Promise<void> {
  await transaction(database, async (within) => {
    const person = await within.user.findUnique({ where: { id: personId } });
    if (person === null) throw new AppError({ code: 'NOT_FOUND', message: 'There is no such person in this studio.' });
    if (!person.twoFactorEnabled) {
      throw new AppError({ code: 'CONFLICT', message: `${person.name} has no two-factor turned on.` });
    }
    await within.user.update({ where: { id: personId }, data: { twoFactorEnabled: false }, select: { id: true } });
    await within.twoFactor.deleteMany({ where: { userId: personId } });
    await forgetTrustedDevices(within, personId);
    await recordAudit(within, {
      ...{ teamId: INSTANCE, actor, at, action: 'two-factor.reset', subject: person.email, subjectId: personId },
    });
  });
}
