import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Deployment as Row } from '../generated/prisma/client';
import { createRecordId } from '../record-id';
import { currentSecretVersions } from '../secrets/queries';
import { statusSchema } from './records';
import { isFinal } from './status';

type OfStage = { teamId: TeamId; projectId: string; stageId: string };
type Request = OfStage & { clientRequestId: string; withoutAsking: boolean; actor: Person; at: Date };

/** Queues a deployment of the document and the stage's settings as they are now; the same request again is the same one. */
export async function createDeployment(database: RootDatabase, request: Request): Promise<string> {
  return transaction(database, async (each) => {
    const stage = await lockStage(each, request);
    const { revision } = await each.project.findUniqueOrThrow({ where: { id: request.projectId } });
    return insert(each, {
      ...request,
      stage,
      action: 'deployment.create',
      pins: { appRevision: revision, stageRevision: stage.revision },
    });
  });
}

/** A new deployment of an earlier one's artifact and settings. Its secrets are today's. */
export async function createRollback(
  database: RootDatabase,
  request: Request & { deploymentId: string },
): Promise<string> {
  return transaction(database, async (each) => {
    const stage = await lockStage(each, request);
    const earlier = await each.deployment.findFirstOrThrow({ where: { id: request.deploymentId, stageId: stage.id } });
    if (earlier.status !== 'succeeded' || earlier.artifactSha === null) {
      const message = `Deployment ${earlier.number} did not succeed; choose one that did.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    const { appRevision, stageRevision } = earlier;
    const pins = { appRevision, stageRevision, ...artifactOf(earlier), rollbackOfId: earlier.id };
    return insert(each, { ...request, stage, action: 'deployment.rollback', pins });
  });
}

/** A deployment of another stage's artifact, byte for byte, with this stage's present settings and secrets. */
export async function createPromotion(
  database: RootDatabase,
  request: Request & { deploymentId: string },
): Promise<string> {
  const { teamId, projectId, deploymentId, stageId } = request;
  return transaction(database, async (each) => {
    const stage = await lockStage(each, request);
    const source = await each.deployment.findFirstOrThrow({
      where: { id: deploymentId, projectId, project: { teamId } },
      include: { stage: { select: { name: true } } },
    });
    if (source.stageId === stageId) {
      const message = `Deployment ${source.number} is of ${stage.name} itself. Roll back to it instead.`;
      throw new AppError({ code: 'INVALID', message });
    }
    if (source.status !== 'succeeded' || source.artifactSha === null) {
      const message = `Deployment ${source.number} of ${source.stage.name} did not succeed; promote one that did.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    const pins = {
      ...{ appRevision: source.appRevision, stageRevision: stage.revision, promotedFromId: source.id },
      ...artifactOf(source),
    };
    return insert(each, { ...request, stage, action: 'deployment.promote', pins });
  });
}

function artifactOf({ artifactSha, artifactBytes, artifactFunctions }: Row) {
  return { artifactSha, artifactBytes, artifactFunctions: artifactFunctions ?? [] };
}

type LockedStage = { id: string; name: string; revision: number; lastNumber: number };

/** The stage's row orders its deployments: numbers have no gaps, and two requests of one id are one. */
async function lockStage(database: Database, { teamId, stageId }: OfStage): Promise<LockedStage> {
  await database.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
  const stage = await database.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
  if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
  return stage;
}

type Pins = Pick<Row, 'appRevision' | 'stageRevision'> &
  Partial<Pick<Row, 'artifactSha' | 'artifactBytes' | 'rollbackOfId' | 'promotedFromId'>> & {
    artifactFunctions?: NonNullable<Row['artifactFunctions']>;
  };

async function insert(
  database: Database,
  { stage, pins, action, ...request }: Request & { stage: LockedStage; pins: Pins; action: string },
): Promise<string> {
  const { teamId, projectId, stageId, clientRequestId, withoutAsking, actor, at } = request;
  const repeated = await database.deployment.findUnique({
    where: { stageId_clientRequestId: { stageId, clientRequestId } },
  });
  if (repeated !== null) return repeated.id;
  const id = createRecordId();
  const number = stage.lastNumber + 1;
  await database.stage.update({ where: { id: stageId }, data: { lastNumber: number }, select: { id: true } });
  await database.deployment.create({
    data: {
      ...{ id, projectId, stageId, number, clientRequestId, status: 'queued', step: 'queued', createdAt: at },
      ...{ createdById: actor.id, createdByName: actor.name, withoutAsking },
      ...pins,
      secretVersions: await currentSecretVersions(database, stageId),
      history: [{ status: 'queued', at: at.getTime() }],
    },
    select: { id: true },
  });
  const details = { number, appRevision: pins.appRevision, stageRevision: pins.stageRevision };
  await recordAudit(database, { teamId, projectId, actor, at, action, subject: stage.name, subjectId: id, details });
  return id;
}

/** Asks whoever works on it to stop. What is over cannot be cancelled. */
export async function requestCancel(
  database: RootDatabase,
  { teamId, projectId, deploymentId, actor, at }: OfStage & { deploymentId: string; actor: Person; at: Date },
): Promise<void> {
  await transaction(database, async (each) => {
    const deployment = await each.deployment.findFirst({
      where: { id: deploymentId, project: { teamId } },
      include: { stage: { select: { name: true } } },
    });
    if (deployment === null) throw new AppError({ code: 'NOT_FOUND', message: 'There is no such deployment.' });
    if (isFinal(statusSchema.parse(deployment.status))) {
      throw new AppError({
        code: 'CONFLICT',
        message: `Deployment ${deployment.number} is over: ${deployment.status}.`,
      });
    }
    if (deployment.cancelRequestedAt !== null) return;
    await each.deployment.update({
      where: { id: deploymentId },
      data: { cancelRequestedAt: at },
      select: { id: true },
    });
    await recordAudit(each, {
      ...{ teamId, projectId, actor, at, action: 'deployment.cancel' },
      ...{ subject: deployment.stage.name, subjectId: deploymentId, details: { number: deployment.number } },
    });
  });
}
