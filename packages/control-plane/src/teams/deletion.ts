import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { isPersonalTeam } from '../people/personal-team';
import { deletedTeamOf, WAITING_MS } from './records';
import type { DeletedTeam } from './schema';

type OfTeam = { teamId: TeamId; actor: Person; at: Date };

/** Takes the team and all that it has out of reach. Nothing is removed before the waiting period is over. */
export async function deleteTeam(
  database: RootDatabase,
  { teamId, actor, at, confirmName }: OfTeam & { confirmName: string },
): Promise<DeletedTeam> {
  if (isPersonalTeam(teamId)) {
    const message =
      'This is the team that came with an account, and stays as long as that. Delete its projects instead.';
    throw new AppError({ code: 'CONFLICT', message });
  }
  return transaction(database, async (each) => {
    const { name } = await confirmedTeam(each, { teamId, confirmName, to: 'delete' });
    await each.organization.update({ where: { id: teamId }, data: { deletedAt: at }, select: { id: true } });
    await recordAudit(each, { teamId, actor, at, action: 'team.delete', subject: name });
    return deletedTeamOf({ id: teamId, name, deletedAt: at });
  });
}

export async function restoreTeam(database: RootDatabase, { teamId, actor, at }: OfTeam): Promise<void> {
  await transaction(database, async (each) => {
    const restored = await each.organization.updateManyAndReturn({
      where: { id: teamId, deletedAt: { gt: new Date(at.getTime() - WAITING_MS) } },
      data: { deletedAt: null },
      select: { name: true },
    });
    const [team] = restored;
    if (team === undefined) {
      throw new AppError({ code: 'NOT_FOUND', message: 'The team is too long gone to be restored.' });
    }
    await recordAudit(each, { teamId, actor, at, action: 'team.restore', subject: team.name });
  });
}

/** Removes the teams whose waiting period is over, with their projects; answers how many. The audit log stays. */
export async function removeDeletedTeams(database: RootDatabase, at: Date): Promise<number> {
  const { count } = await database.organization.deleteMany({
    where: { deletedAt: { lt: new Date(at.getTime() - WAITING_MS) } },
  });
  return count;
}

/** The team, once its name was given: for what cannot simply be taken back. */
export async function confirmedTeam(
  database: Database,
  { teamId, confirmName, to }: { teamId: TeamId; confirmName: string; to: string },
): Promise<{ name: string }> {
  const team = await database.organization.findFirst({
    where: { id: teamId, deletedAt: null },
    select: { name: true },
  });
  if (team === null) throw new AppError({ code: 'NOT_FOUND', message: 'The team was deleted already.' });
  if (team.name === confirmName.trim()) return team;
  const message = `To ${to} the team, give its name, ${team.name}; “${confirmName}” is not it.`;
  throw new AppError({ code: 'INVALID', message });
}
