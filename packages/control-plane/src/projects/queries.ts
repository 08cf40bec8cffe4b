import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { lastStatuses } from '../stages/queries';
import { projectOf, projectParts } from './records';
import type { Project } from './schema';

/** The teams' projects, the one that was changed last first. */
export async function listProjects(database: Database, teamIds: readonly TeamId[]): Promise<Project[]> {
  return readProjects(database, { teamId: { in: [...teamIds] } });
}

export async function getProject(
  database: Database,
  { teamId, projectId }: { teamId: TeamId; projectId: string },
): Promise<Project> {
  const [project] = await readProjects(database, { id: projectId, teamId });
  if (project === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'The project was deleted.' });
  return project;
}

async function readProjects(
  database: Database,
  where: { id?: string; teamId: TeamId | { in: TeamId[] } },
): Promise<Project[]> {
  const stored = await database.project.findMany({
    where: { ...where, deletedAt: null },
    include: projectParts,
    orderBy: { updatedAt: 'desc' },
  });
  const stageIds = stored.flatMap((project) => project.stages.map((stage) => stage.id));
  const statuses = await lastStatuses(database, stageIds);
  return stored.map((project) => projectOf(project, statuses));
}
