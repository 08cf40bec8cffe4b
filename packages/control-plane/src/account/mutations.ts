import { AppError } from '../app-error';
import { INSTANCE } from '../audit/chain';
import { recordAudit } from '../audit/record-audit';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { hashPassword } from '../people/password-hash';
import { createRecordId } from '../record-id';

export type Self = { id: string; name: string; email: string; sessionId?: string };
type Act = { self: Self; at: Date };

export async function renamePerson(database: RootDatabase, { self, at, name }: Act & { name: string }): Promise<void> {
  await transaction(database, async (each) => {
    await each.user.update({ where: { id: self.id }, data: { name }, select: { id: true } });
    const changed = { before: { name: self.name }, after: { name } };
    await recordAudit(each, { ...entry({ self, at }), action: 'person.rename', ...changed });
  });
}

/** The new password, and an end to every other session: whoever knew the old one is out. */
export async function changePassword(
  database: RootDatabase,
  { self, at, password }: Act & { password: string },
): Promise<void> {
  const hash = await hashPassword(password);
  await transaction(database, async (each) => {
    await setPassword(each, { personId: self.id, hash, at });
    const { count } = await each.session.deleteMany({ where: { userId: self.id, id: { not: self.sessionId ?? '' } } });
    await recordAudit(each, { ...entry({ self, at }), action: 'person.password', details: { endedSessions: count } });
  });
}

/** In the place of the one before; who had none has one now. */
export async function setPassword(
  database: Database,
  { personId, hash, at }: { personId: string; hash: string; at: Date },
): Promise<void> {
  const where = { userId: personId, providerId: 'credential' };
  const { count } = await database.account.updateMany({ where, data: { password: hash } });
  if (count > 0) return;
  const account = { id: createRecordId(), accountId: personId, ...where, password: hash, createdAt: at, updatedAt: at };
  await database.account.create({ data: account, select: { id: true } });
}

export async function endSession(
  database: RootDatabase,
  { self, at, sessionId }: Act & { sessionId: string },
): Promise<void> {
  await transaction(database, async (each) => {
    const { count } = await each.session.deleteMany({ where: { id: sessionId, userId: self.id } });
    if (count === 0) throw new AppError({ code: 'NOT_FOUND', message: 'This session is over already.' });
    await recordAudit(each, {
      ...entry({ self, at }),
      action: 'session.end',
      details: { by: 'its person', sessionId },
    });
  });
}

/** Answers how many there were. */
export async function endOtherSessions(database: RootDatabase, { self, at }: Act): Promise<number> {
  return transaction(database, async (each) => {
    const { count } = await each.session.deleteMany({ where: { userId: self.id, id: { not: self.sessionId ?? '' } } });
    const details = { by: 'its person', endedSessions: count };
    await recordAudit(each, { ...entry({ self, at }), action: 'session.end', details });
    return count;
  });
}

/** What every entry of somebody about themselves says. */
export function entry({ self, at }: Act) {
  return { teamId: INSTANCE, actor: { id: self.id, name: self.name }, at, subject: self.email, subjectId: self.id };
}
