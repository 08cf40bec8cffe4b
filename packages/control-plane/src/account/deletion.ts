import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import { type RootDatabase, transaction } from '../database/prisma';
import { personalTeamId } from '../people/personal-team';
import { INSTANCE_ID } from '../people/sign-up-policy';
import { entry, type Self } from './mutations';
import { findDeletion } from './queries';

type Act = { self: Self; at: Date; confirmEmail: string };

/**
 * Removes a person with their sessions, tokens, roles and invitations. Their own team goes the way of every deleted
 * team, with its waiting period; what they made in other teams, and the audit log, stay with their name.
 */
export async function deleteAccount(database: RootDatabase, { self, at, confirmEmail }: Act): Promise<void> {
  if (confirmEmail.trim().toLowerCase() !== self.email) {
    throw new AppError({ code: 'INVALID', message: `Type ${self.email} to delete this account.` });
  }
  await transaction(database, async (each) => {
    // Of two owners, or two administrators, who leave at once one stays.
    await each.$queryRaw`SELECT id FROM "User" WHERE "isAdministrator" ORDER BY id FOR UPDATE`;
    await each.$queryRaw`
      SELECT id FROM "Member" WHERE role = 'owner' AND "organizationId" IN
        (SELECT "organizationId" FROM "Member" WHERE "userId" = ${self.id} AND role = 'owner')
      ORDER BY id FOR UPDATE`;
    const { ownedAlone, personalTeam, isLastAdministrator } = await findDeletion(each, self.id);
    if (ownedAlone.length > 0) {
      const names = ownedAlone.map(({ name }) => name).join(', ');
      const message = `Nobody else owns ${names}. Hand it over, or delete it, on its page first.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    if (isLastAdministrator) {
      const message = 'You alone administer this studio. Make somebody else an administrator first.';
      throw new AppError({ code: 'CONFLICT', message });
    }
    if (personalTeam !== null) {
      const data = { deletedAt: at };
      await each.organization.update({ where: { id: personalTeamId(self.id) }, data, select: { id: true } });
    }
    await each.user.delete({ where: { id: self.id }, select: { id: true } });
    if ((await each.user.count()) === 0) {
      await each.instance.updateMany({ where: { id: INSTANCE_ID }, data: { firstPersonId: null, signUp: 'open' } });
    }
    await recordAudit(each, { ...entry({ self, at }), action: 'person.delete' });
  });
}
