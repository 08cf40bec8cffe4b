import { type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import type { DeploymentOutputs, StageRef } from '@chalice-studio/target';
import { z } from 'zod';
import { type TeamId, teamScope } from '../access/scope';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { type DeploymentStatus, deploymentStatuses, outputsSchema } from '../deployments/status';
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

/** The stage as a target knows it, and whether anything was deployed to it. */
export async function findTargetStage(
  database: Database,
  { teamId, stageId }: { teamId: TeamId; stageId: string },
): Promise<{ ref: StageRef; isDeployed: boolean; outputs: DeploymentOutputs }> {
  const stage = await database.stage.findFirst({
    where: { id: stageId, deletedAt: null, project: { teamId } },
    include: { project: { select: { name: true } } },
  });
  if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
  return {
    ref: { key: stage.key, projectName: stage.project.name, stageName: stage.name },
    isDeployed: stage.deployedId !== null,
    outputs: outputsSchema.parse(stage.outputs ?? {}),
  };
}

/** Where a stage runs, of whatever team: for whoever has been let in to it already. Also of one that is being deleted. */
export async function getTargetPlace(
  database: Database,
  stageId: string,
): Promise<{ ref: StageRef; target: StageConfig['target']; teamId: TeamId }> {
  const stage = await database.stage.findUniqueOrThrow({
    where: { id: stageId },
    include: { project: { select: { name: true, teamId: true } } },
  });
  return {
    ref: { key: stage.key, projectName: stage.project.name, stageName: stage.name },
    target: stageConfigSchema.parse(stage.config).target,
    teamId: teamScope(stage.project.teamId),
  };
}

const functionsSchema = z.array(z.object({ name: z.string() })).nullish();

/** The Lambda functions of what runs in a stage, by our names. */
export async function listDeployedFunctions(database: Database, stageId: string): Promise<string[]> {
  const { deployedId } = await database.stage.findUniqueOrThrow({
    where: { id: stageId },
    select: { deployedId: true },
  });
  if (deployedId === null) return [];
  const deployed = await database.deployment.findUnique({
    where: { id: deployedId },
    select: { artifactFunctions: true },
  });
  return (functionsSchema.parse(deployed?.artifactFunctions) ?? []).map(({ name }) => name);
}

/** As findTargetStage, for what makes sense only when something runs there. */
export async function getDeployedStage(
  database: Database,
  ofStage: { teamId: TeamId; stageId: string },
): Promise<{ ref: StageRef; outputs: DeploymentOutputs }> {
  const { ref, isDeployed, outputs } = await findTargetStage(database, ofStage);
  if (isDeployed) return { ref, outputs };
  throw new AppError({ code: 'NOT_DEPLOYED', message: `Nothing runs in ${ref.stageName} yet. Deploy to it first.` });
}
