import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { lastStatuses } from '../stages/queries';
import type { MemberRole } from '../teams/roles';
import { projectOf, projectParts } from './records';
import type { Project } from './schema';

/** Where an actor was let in to a project, and as what. */
type Given = { teamId: TeamId; projectId: string; memberRole: MemberRole };

/** Projects that an actor was let in to, the one that was changed last first. */
export async function listGivenProjects(database: Database, given: readonly Given[]): Promise<Project[]> {
  return readProjects(database, given);
}

export async function getProject(database: Database, given: Given): Promise<Project> {
  const [project] = await readProjects(database, [given]);
  if (project === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'The project was deleted.' });
  return project;
}

async function readProjects(database: Database, given: readonly Given[]): Promise<Project[]> {
  const teamIds = [...new Set(given.map(({ teamId }) => teamId))];
  const roles = new Map(given.map(({ projectId, memberRole }) => [projectId, memberRole]));
  const stored = await database.project.findMany({
    where: { id: { in: [...roles.keys()] }, teamId: { in: teamIds }, deletedAt: null },
    include: projectParts,
    orderBy: { updatedAt: 'desc' },
  });
  const stageIds = stored.flatMap((project) => project.stages.map((stage) => stage.id));
  const statuses = await lastStatuses(database, stageIds);
  return stored.map((project) => projectOf(project, { role: roles.get(project.id) ?? 'viewer', statuses }));
}
