import type { Actor } from '../access/actor';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { deletedTeamOf, teamOf } from './records';
import { type MemberRole, roleOf } from './roles';
import type { DeletedTeam, Member, Team } from './schema';

/** The teams that a person belongs to, their oldest first, which is their personal one. */
export async function listMemberships(database: Database, personId: string): Promise<Team[]> {
  const members = await database.member.findMany({
    where: { userId: personId, organization: { deletedAt: null } },
    include: { organization: true },
    orderBy: { createdAt: 'asc' },
  });
  return members.map(({ organization, role }) => teamOf(organization, roleOf(role) ?? 'viewer'));
}

/** Teams as an actor sees them who was let in and is no person with a session: by their role in each. */
export async function listTeams(database: Database, teamIds: readonly TeamId[], actor: Actor): Promise<Team[]> {
  const teams = await database.organization.findMany({
    where: { id: { in: [...teamIds] } },
    include: {
      members: { where: { userId: actor.id }, select: { role: true } },
      serviceAccounts: { where: { id: actor.id }, select: { role: true } },
    },
  });
  return teams.map((team) =>
    teamOf(team, roleOf([...team.members, ...team.serviceAccounts][0]?.role ?? '') ?? 'viewer'),
  );
}

/** The team as an actor sees it who was let in. */
export async function getTeam(
  database: Database,
  { teamId, memberRole }: { teamId: TeamId; memberRole: MemberRole },
): Promise<Team> {
  const team = await database.organization.findFirst({ where: { id: teamId, deletedAt: null } });
  if (team === null) throw new AppError({ code: 'NOT_FOUND', message: 'The team was deleted.' });
  return teamOf(team, memberRole);
}

/** The deleted teams that a person owns, the last deleted first. */
export async function listDeletedTeams(database: Database, personId: string): Promise<DeletedTeam[]> {
  const teams = await database.organization.findMany({
    where: { deletedAt: { not: null }, members: { some: { userId: personId, role: 'owner' } } },
    orderBy: { deletedAt: 'desc' },
  });
  return teams.flatMap(({ id, name, deletedAt }) =>
    deletedAt === null ? [] : [deletedTeamOf({ id, name, deletedAt })],
  );
}

/** The members with what they may on which project, owners first, then by name. */
export async function listMembers(database: Database, teamId: TeamId): Promise<Member[]> {
  const members = await database.member.findMany({
    where: { organizationId: teamId },
    include: { user: { select: { id: true, name: true, email: true } } },
  });
  const grants = await database.projectGrant.findMany({
    where: { project: { teamId, deletedAt: null }, userId: { in: members.map(({ userId }) => userId) } },
    include: { project: { select: { name: true } } },
    orderBy: { project: { name: 'asc' } },
  });
  return members
    .map(({ user, role, createdAt }) => ({
      person: user,
      role: roleOf(role) ?? 'viewer',
      joinedAt: createdAt.getTime(),
      projectRoles: grants
        .filter(({ userId }) => userId === user.id)
        .map(({ projectId, project, role: onProject }) => ({
          projectId,
          projectName: project.name,
          role: roleOf(onProject) ?? 'viewer',
        })),
    }))
    .sort(
      (a, b) => Number(b.role === 'owner') - Number(a.role === 'owner') || a.person.name.localeCompare(b.person.name),
    );
}
