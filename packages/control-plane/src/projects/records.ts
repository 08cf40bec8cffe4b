import type { DeploymentStatus } from '../deployments/status';
import type { Prisma } from '../generated/prisma/client';
import { stageSummaryOf } from '../stages/records';
import type { MemberRole } from '../teams/roles';
import { type Project, projectSchema } from './schema';

/** What a project's card needs, in one read. */
export const projectParts = {
  stages: { where: { deletedAt: null }, orderBy: { createdAt: 'asc' } },
  changes: { orderBy: { revision: 'desc' }, take: 1, select: { authorId: true, authorName: true } },
} as const satisfies Prisma.ProjectInclude;

type StoredProject = Prisma.ProjectGetPayload<{ include: typeof projectParts }>;

/** What is not in the project's row: the actor's role on it, and how each stage was deployed last. */
type Beside = { role: MemberRole; statuses: ReadonlyMap<string, DeploymentStatus> };

export function projectOf(stored: StoredProject, { role, statuses }: Beside): Project {
  const [last] = stored.changes;
  return {
    id: stored.id,
    teamId: stored.teamId,
    role,
    name: stored.name,
    description: stored.description,
    revision: stored.revision,
    counts: projectSchema.shape.counts.parse(stored.counts),
    stages: stored.stages.map((stage) => stageSummaryOf(stage, statuses.get(stage.id) ?? null)),
    createdAt: stored.createdAt.getTime(),
    updatedAt: stored.updatedAt.getTime(),
    updatedBy: last === undefined ? null : { id: last.authorId, name: last.authorName },
    branchedFrom: projectSchema.shape.branchedFrom.parse(stored.branchedFrom),
  };
}
