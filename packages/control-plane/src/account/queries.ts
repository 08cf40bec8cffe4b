import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { personalTeamId } from '../people/personal-team';
import { deviceOf } from './device';
import type { Account, AccountDeletion, AccountSession } from './schema';

export async function getAccount(database: Database, { personId, canMail }: { personId: string; canMail: boolean }) {
  const person = await database.user.findUnique({
    where: { id: personId },
    include: { accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } } },
  });
  if (person === null) throw new AppError({ code: 'NOT_FOUND', message: 'This account is not there any more.' });
  const { id, name, email, emailVerified, isAdministrator, createdAt, accounts } = person;
  const account: Account = {
    ...{ id, name, email, isEmailVerified: emailVerified, isAdministrator, canMail },
    hasPassword: accounts.length > 0,
    createdAt: createdAt.getTime(),
  };
  return account;
}

/** Sessions that are not over, the one that asks first, then as they were last seen. */
export async function listSessions(
  database: Database,
  { personId, sessionId, at }: { personId: string; sessionId: string | undefined; at: Date },
): Promise<AccountSession[]> {
  const stored = await database.session.findMany({
    where: { userId: personId, expiresAt: { gt: at } },
    orderBy: { updatedAt: 'desc' },
  });
  return stored
    .map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
      ...{ id, ...deviceOf(userAgent), address: ipAddress === '' ? null : ipAddress, isCurrent: id === sessionId },
      ...{ createdAt: createdAt.getTime(), lastSeenAt: updatedAt.getTime() },
    }))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}

/** What deleting an account takes along, and what it must not. */
export async function findDeletion(database: Database, personId: string): Promise<AccountDeletion> {
  const personalId = personalTeamId(personId);
  const owned = await database.organization.findMany({
    where: { deletedAt: null, members: { some: { userId: personId, role: 'owner' } } },
    include: {
      members: { where: { role: 'owner', userId: { not: personId } }, select: { id: true } },
      _count: { select: { projects: { where: { deletedAt: null } } } },
    },
    orderBy: { name: 'asc' },
  });
  const alone = owned.filter(({ members }) => members.length === 0);
  const personal = alone.find(({ id }) => id === personalId);
  const administrators = await database.user.findMany({
    where: { isAdministrator: true, suspendedAt: null },
    select: { id: true },
  });
  const isLast = administrators.length === 1 && administrators[0]?.id === personId;
  return {
    ownedAlone: alone.filter(({ id }) => id !== personalId).map(({ id, name }) => ({ id, name })),
    personalTeam: personal === undefined ? null : { name: personal.name, projects: personal._count.projects },
    // Whoever is alone here may go: the studio is then as if nobody had come yet.
    isLastAdministrator: isLast && (await database.user.count()) > 1,
  };
}
