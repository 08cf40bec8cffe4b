import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import type { ShareLink as StoredLink } from '../generated/prisma/client';
import { listInvitations } from '../invitations/queries';
import { roleOf } from '../teams/roles';
import type { SharedProject, ShareLink, Sharing } from './schema';

type OfProject = { teamId: TeamId; projectId: string };

/** Everybody who can open a project, and how. */
export async function getSharing(database: Database, { teamId, projectId }: OfProject): Promise<Sharing> {
  const person = { select: { id: true, name: true, email: true } } as const;
  const members = await database.member.findMany({ where: { organizationId: teamId }, include: { user: person } });
  const grants = await database.projectGrant.findMany({
    where: { projectId, project: { teamId } },
    include: { user: person, team: { select: { id: true, name: true, deletedAt: true } } },
    orderBy: { createdAt: 'asc' },
  });
  const links = await database.shareLink.findMany({
    where: { projectId, project: { teamId }, withdrawnAt: null },
    orderBy: { createdAt: 'desc' },
  });
  const memberIds = new Set(members.map(({ userId }) => userId));
  const grantRole = (userId: string) => roleOf(grants.find((grant) => grant.userId === userId)?.role ?? '') ?? null;
  return {
    members: members
      .map(({ user, role }) => ({ person: user, teamRole: roleOf(role) ?? 'viewer', projectRole: grantRole(user.id) }))
      .sort((a, b) => a.person.name.localeCompare(b.person.name)),
    guests: grants.flatMap(({ user, role }) =>
      user === null || memberIds.has(user.id) ? [] : [{ person: user, role: roleOf(role) ?? 'viewer' }],
    ),
    teams: grants.flatMap(({ team, role }) =>
      team === null || team.deletedAt !== null
        ? []
        : [{ team: { id: team.id, name: team.name }, role: roleOf(role) ?? 'viewer' }],
    ),
    invitations: await listInvitations(database, { teamId, projectId }),
    links: links.map(linkOf),
  };
}

export function linkOf(stored: StoredLink): ShareLink {
  return {
    id: stored.id,
    name: stored.name,
    includesLogs: stored.includesLogs,
    createdBy: { id: stored.createdById, name: stored.createdByName },
    createdAt: stored.createdAt.getTime(),
    expiresAt: stored.expiresAt?.getTime() ?? null,
    lastUsedAt: stored.lastUsedAt?.getTime() ?? null,
  };
}

/** The project of a link, in the few words that a visitor needs. */
export async function getSharedProject(
  database: Database,
  { teamId, projectId, linkId }: OfProject & { linkId: string },
): Promise<SharedProject> {
  const link = await database.shareLink.findFirst({
    where: { id: linkId, projectId, project: { teamId } },
    include: {
      project: {
        include: { team: true, stages: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' } } },
      },
    },
  });
  if (link === null) throw new AppError({ code: 'NOT_FOUND', message: 'The link was withdrawn.' });
  const { project } = link;
  return {
    linkName: link.name,
    projectId,
    projectName: project.name,
    description: project.description,
    teamName: project.team.name,
    sharedBy: link.createdByName,
    expiresAt: link.expiresAt?.getTime() ?? null,
    stages: link.includesLogs ? project.stages.map(({ id, name }) => ({ id, name })) : [],
  };
}
