import type { DeploymentStatus } from '../deployments/status';
import type { Prisma } from '../generated/prisma/client';
import { stageSummaryOf } from '../stages/records';
import { type Project, projectSchema } from './schema';

/** What a project's card needs, in one read. */
export const projectParts = {
  stages: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' } },
  changes: { orderBy: { revision: 'desc' }, take: 1, select: { authorId: true, authorName: true } },
} as const satisfies Prisma.ProjectInclude;

type StoredProject = Prisma.ProjectGetPayload<{ include: typeof projectParts }>;

export function projectOf(stored: StoredProject, lastStatuses: ReadonlyMap<string, DeploymentStatus>): Project {
  const [last] = stored.changes;
  return {
    id: stored.id,
    teamId: stored.teamId,
    name: stored.name,
    description: stored.description,
    revision: stored.revision,
    counts: projectSchema.shape.counts.parse(stored.counts),
    stages: stored.stages.map((stage) => stageSummaryOf(stage, lastStatuses.get(stage.id) ?? null)),
    createdAt: stored.createdAt.getTime(),
    updatedAt: stored.updatedAt.getTime(),
    updatedBy: last === undefined ? null : { id: last.authorId, name: last.authorName },
  };
}
