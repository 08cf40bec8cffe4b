import { AppError } from '../app-error';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import { type RootDatabase, transaction } from '../database/prisma';
import { OPEN_ID } from './arrival';

type Leaving = {
  self: { id: string; name: string; email: string; isAdministrator: boolean };
  provider: { name: string; isRequired: boolean } | null;
  at: Date;
};

/** The provider opens the account no more. Refused where nothing else would. */
export async function disconnect(database: RootDatabase, { self, provider, at }: Leaving): Promise<void> {
  const name = provider?.name ?? 'The provider';
  if (provider?.isRequired === true && !self.isAdministrator) {
    const message = `This studio asks its people to sign in with ${name}: without it you could not come in.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  await transaction(database, async (within) => {
    // Of two requests the second finds what the first left.
    await within.$queryRaw`SELECT id FROM "User" WHERE id = ${self.id} FOR UPDATE`;
    const where = { userId: self.id };
    const passwords = await within.account.count({ where: { ...where, password: { not: null } } });
    const passkeys = await within.passkey.count({ where });
    if (passwords + passkeys === 0) {
      const message = `${name} is the only way into your account. Set a password or add a passkey first.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    const { count } = await within.account.deleteMany({ where: { ...where, providerId: OPEN_ID } });
    if (count === 0) throw new AppError({ code: 'NOT_FOUND', message: `${name} is not connected to your account.` });
    await recordAudit(within, {
      ...{ teamId: INSTANCE, actor: { id: self.id, name: self.name }, at, action: 'open-id.disconnect' },
      ...{ subject: self.email, subjectId: self.id, details: { provider: name } },
    });
  });
}
