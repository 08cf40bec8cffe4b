import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { deploymentEventOf, deploymentOf, deploymentParts, type StoredDeployment } from './records';
import type { Deployment, DeploymentEvent } from './schema';
import { waiting } from './stage-lock';

type OfProject = { teamId: TeamId; projectId: string };
type Page = { stageId: string | undefined; after: string | undefined; limit: number };

/** A project's deployments, newest first. */
export async function listDeployments(
  database: Database,
  { teamId, projectId }: OfProject,
  { stageId, after, limit }: Page,
): Promise<{ items: Deployment[]; nextCursor?: string }> {
  const stored = await database.deployment.findMany({
    where: {
      projectId,
      project: { teamId },
      ...(stageId === undefined ? {} : { stageId }),
    },
    include: deploymentParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
    take: limit + 1,
  });
  const items = await withHolders(database, stored.slice(0, limit));
  const last = items.at(-1);
  return stored.length > limit && last !== undefined ? { items, nextCursor: last.id } : { items };
}

export async function getDeployment(
  database: Database,
  { teamId, deploymentId }: { teamId: TeamId; deploymentId: string },
): Promise<Deployment> {
  const stored = await database.deployment.findFirst({
    where: { id: deploymentId, project: { teamId } },
    include: deploymentParts,
  });
  const [deployment] = await withHolders(database, stored === null ? [] : [stored]);
  if (deployment === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'There is no such deployment.' });
  return deployment;
}

/** Where the plan's own words are kept. */
export async function getTemplateSha(
  database: Database,
  { teamId, deploymentId }: { teamId: TeamId; deploymentId: string },
): Promise<string | null> {
  const where = { id: deploymentId, project: { teamId } };
  return (await database.deployment.findFirst({ where, select: { templateSha: true } }))?.templateSha ?? null;
}

export async function listDeploymentEvents(
  database: Database,
  { teamId, deploymentId }: { teamId: TeamId; deploymentId: string },
): Promise<DeploymentEvent[]> {
  const events = await database.deploymentEvent.findMany({
    where: { deploymentId, deployment: { project: { teamId } } },
    orderBy: { sequence: 'asc' },
  });
  return events.map(deploymentEventOf);
}

async function withHolders(database: Database, stored: readonly StoredDeployment[]): Promise<Deployment[]> {
  const held = stored.filter(({ status }) => waiting.includes(status));
  if (held.length === 0) return stored.map((each) => deploymentOf(each, { holder: undefined, operation: undefined }));
  const ids = held.flatMap(({ stage }) => stage.lockedById ?? []);
  const stageIds = held.map(({ stageId }) => stageId);
  const [holders, operations] = await Promise.all([
    database.deployment.findMany({ where: { id: { in: ids } } }),
    database.stackOperation.findMany({ where: { stageId: { in: stageIds }, status: 'running' } }),
  ]);
  return stored.map((each) =>
    deploymentOf(each, {
      holder: holders.find((holder) => holder.id === each.stage.lockedById),
      operation: operations.find((operation) => operation.stageId === each.stageId),
    }),
  );
}
