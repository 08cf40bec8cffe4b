import { emptyStageConfig, type Problem, type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { finalStatuses } from '../deployments/status';
import { createRecordId } from '../record-id';
import { changedFields } from './changed-fields';
import { type FieldEdit, setFields } from './field-edits';
import type { WantedTarget } from './schema';
import { stageTarget, targetColumns } from './stage-target';

type OfProject = { teamId: TeamId; projectId: string };
type OfStage = OfProject & { stageId: string };

/** The lowest that no stage of the project has; it is the stage's own as long as it is there. */
async function freeColorNumber(database: Database, projectId: string): Promise<number> {
  const stages = await database.stage.findMany({
    where: { projectId, deletedAt: null },
    select: { colorNumber: true },
  });
  const taken = new Set(stages.map((each) => each.colorNumber));
  let number = 0;
  while (taken.has(number)) number += 1;
  return number;
}

/** A stage's key names its data and its address, so it is never used again. */
export async function createStage(
  database: Database,
  {
    teamId,
    projectId,
    projectName,
    name,
    target: wanted = { type: 'local' },
    config: given = emptyStageConfig(name),
    actor,
    at,
  }: OfProject & {
    projectName: string;
    name: string;
    target?: WantedTarget;
    /** The settings that it begins with. */
    config?: StageConfig;
    actor: Person;
    at: Date;
  },
): Promise<string> {
  const id = createRecordId();
  const target = await stageTarget(database, { teamId, wanted });
  const config = { ...given, name, target };
  const taken = await database.stage.findFirst({ where: { projectId, takenName: name, project: { teamId } } });
  if (taken !== null) {
    throw new AppError({ code: 'CONFLICT', message: `The project has a stage ${name}. Choose another name.` });
  }
  await database.stage.create({
    data: {
      ...{ id, projectId, name, takenName: name, key: stageKey(projectName, name), config, revision: 1, createdAt: at },
      ...{ ...targetColumns(target), isProduction: config.isProduction },
      colorNumber: await freeColorNumber(database, projectId),
      revisions: { create: { revision: 1, authorId: actor.id, at, config, edits: [] } },
    },
  });
  const details = { target: target.type, ...(target.type === 'aws' ? { awsAccountId: target.awsAccountId } : {}) };
  await recordAudit(database, {
    teamId,
    projectId,
    actor,
    at,
    action: 'stage.create',
    subject: name,
    subjectId: id,
    details,
  });
  return id;
}

function stageKey(projectName: string, stageName: string): string {
  const words = `${projectName}-${stageName}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${words.slice(0, 40)}-${createRecordId(8)}`;
}

type Settings = OfStage & { baseRevision: number; edits: readonly FieldEdit[]; actor: Person; at: Date };

/** Sets fields of the stage's configuration; answers problems, and changes nothing, when the outcome is none. */
export async function updateStage(database: RootDatabase, settings: Settings): Promise<Problem[]> {
  const { teamId, projectId, stageId, edits, actor, at } = settings;
  return transaction(database, async (each) => {
    const stage = await lockStage(each, settings);
    refuseStale(stage, settings.baseRevision);
    const outcome = setFields(stageConfigSchema.parse(stage.config), edits);
    if ('problems' in outcome) return outcome.problems;
    const { config } = outcome;
    const revision = stage.revision + 1;
    await each.stage.update({
      where: { id: stageId },
      data: { config, revision, isProduction: config.isProduction },
      select: { id: true },
    });
    await each.stageRevision.create({
      data: { stageId, revision, authorId: actor.id, at, config, edits: edits.map((edit) => ({ ...edit })) },
    });
    const changed = changedFields(stage.config, config, edits);
    const told = { action: 'stage.update', subject: stage.name, subjectId: stageId, ...changed };
    await recordAudit(each, { teamId, projectId, actor, at, ...told });
    return [];
  });
}

type Move = OfStage & { baseRevision: number; target: WantedTarget; actor: Person; at: Date };

/** Moves a stage to another target, as long as nothing can be left behind at the old one. */
export async function setStageTarget(database: RootDatabase, move: Move): Promise<void> {
  const { teamId, projectId, stageId, actor, at } = move;
  await transaction(database, async (each) => {
    const stage = await lockStage(each, move);
    refuseStale(stage, move.baseRevision);
    if (stage.lastNumber > 0) {
      const message = `${stage.name} was deployed to already. Make another stage for another target; this one can be deleted.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    const target = await stageTarget(each, { teamId, wanted: move.target });
    const config = { ...stageConfigSchema.parse(stage.config), target };
    const revision = stage.revision + 1;
    const data = { config, revision, ...targetColumns(target) };
    await each.stage.update({ where: { id: stageId }, data, select: { id: true } });
    const edits = [{ path: ['target'], value: target }];
    await each.stageRevision.create({ data: { stageId, revision, authorId: actor.id, at, config, edits } });
    const before = { target: stageConfigSchema.parse(stage.config).target };
    const told = { action: 'stage.set-target', subject: stage.name, subjectId: stageId, before, after: { target } };
    await recordAudit(each, { teamId, projectId, actor, at, ...told });
  });
}

function refuseStale(stage: { revision: number }, baseRevision: number): void {
  if (stage.revision === baseRevision) return;
  const message = `The stage was changed since: it is at revision ${stage.revision}, not ${baseRevision}. Read it again, then make your change.`;
  throw new AppError({ code: 'CONFLICT', message });
}

async function lockStage(database: Database, { teamId, stageId }: OfStage) {
  await database.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
  const stage = await database.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
  if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
  return stage;
}

/** Takes the stage from view, and back into it when `destroy` fails to stop what runs there. Refused while a deployment is under way. */
export async function deleteStage(
  database: RootDatabase,
  { actor, at, details = {}, ...ofStage }: OfStage & { actor: Person; at: Date; details?: Record<string, boolean> },
  destroy: () => Promise<void>,
): Promise<void> {
  const { teamId, projectId, stageId } = ofStage;
  const name = await transaction(database, async (each) => {
    const stage = await lockStage(each, ofStage);
    const underWay = await each.deployment.count({ where: { stageId, status: { notIn: [...finalStatuses] } } });
    if (underWay > 0) {
      const message = 'A deployment is under way on the stage. Wait for it or cancel it, then delete the stage.';
      throw new AppError({ code: 'STAGE_BUSY', message });
    }
    await each.stage.update({ where: { id: stageId }, data: { deletedAt: at }, select: { id: true } });
    return stage.name;
  });
  // Not within the transaction: the target may take seconds, and PGlite's one connection would be held all the while.
  await destroy().catch(async (error: unknown) => {
    await database.stage.update({ where: { id: stageId }, data: { deletedAt: null }, select: { id: true } });
    throw error;
  });
  await transaction(database, async (each) => {
    await each.stage.update({ where: { id: stageId }, data: { takenName: null }, select: { id: true } });
    await each.secret.deleteMany({ where: { stageId } });
    await recordAudit(each, { teamId, projectId, actor, at, action: 'stage.delete', subject: name, details });
  });
}
