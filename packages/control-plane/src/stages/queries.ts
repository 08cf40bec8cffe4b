import { z } from 'zod';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { type DeploymentStatus, deploymentStatuses } from '../deployments/status';
import { stageOf } from './records';
import type { Stage } from './schema';

type OfProject = { teamId: TeamId; projectId: string };

export async function listStages(database: Database, { teamId, projectId }: OfProject): Promise<Stage[]> {
  return readStages(database, { projectId, project: { teamId } });
}

export async function getStage(
  database: Database,
  { teamId, stageId }: { teamId: TeamId; stageId: string },
): Promise<Stage> {
  const [stage] = await readStages(database, { id: stageId, project: { teamId } });
  if (stage === undefined) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
  return stage;
}

type Where = { id?: string; projectId?: string; project: { teamId: TeamId } };

async function readStages(database: Database, where: Where): Promise<Stage[]> {
  const stored = await database.stage.findMany({ where: { ...where, deletedAt: null }, orderBy: { createdAt: 'asc' } });
  const deployedIds = stored.flatMap((stage) => (stage.deployedId === null ? [] : [stage.deployedId]));
  const deployed = await database.deployment.findMany({ where: { id: { in: deployedIds } } });
  const byId = new Map(deployed.map((each) => [each.id, each]));
  const statuses = await lastStatuses(
    database,
    stored.map((stage) => stage.id),
  );
  return stored.map((stage) =>
    stageOf(stage, { lastStatus: statuses.get(stage.id) ?? null, deployed: byId.get(stage.deployedId ?? '') }),
  );
}

const statusRows = z.array(z.object({ stageId: z.string(), status: z.enum(deploymentStatuses) }));

/** Of each stage's latest deployment. */
export async function lastStatuses(
  database: Database,
  stageIds: readonly string[],
): Promise<ReadonlyMap<string, DeploymentStatus>> {
  if (stageIds.length === 0) return new Map();
  const rows = await database.$queryRaw`
    SELECT DISTINCT ON ("stageId") "stageId", status FROM "Deployment"
    WHERE "stageId" = ANY(${[...stageIds]}) ORDER BY "stageId", number DESC`;
  return new Map(statusRows.parse(rows).map((row) => [row.stageId, row.status]));
}
