import { type AppSpec, diffSpecs, emptyAppSpec, emptyStageConfig, type StageConfig } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Notes, Positions } from '../canvas/schema';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { storeChange } from '../revisions/mutations';
import { refuseLargeSource } from '../revisions/source-limit';
import { createStage } from '../stages/mutations';
import { countsOf } from './counts';
import type { Project } from './schema';

/** How long a deleted project can be restored. */
export const RESTORABLE_MS = 30 * 24 * 3600 * 1000;

const FIRST_STAGE = 'dev';

type NewProject = {
  teamId: TeamId;
  name: string;
  spec: AppSpec;
  /** The stages that it begins with, all of them local; `dev` where there is none. */
  stages?: readonly StageConfig[];
  summary: string;
  canvas?: { positions: Positions; notes: Notes };
  branchedFrom?: NonNullable<Project['branchedFrom']>;
  actor: Person;
  at: Date;
};

/** The project, its first revision, and its stages, or nothing of them. */
export function createProject(database: RootDatabase, project: NewProject): Promise<string> {
  return transaction(database, (each) => insertProject(each, project));
}

/** As `createProject`, as a part of a transaction. */
export async function insertProject(database: Database, project: NewProject): Promise<string> {
  const { teamId, name, spec, stages = [], summary, canvas, branchedFrom, actor, at } = project;
  refuseLargeSource(spec);
  const projectId = createRecordId();
  await refuseTakenName(database, teamId, name);
  await database.project.create({
    data: {
      ...{ id: projectId, teamId, name, takenName: name, description: spec.description, revision: 0 },
      ...{ counts: countsOf(spec), createdAt: at, updatedAt: at },
      ...(branchedFrom === undefined ? {} : { branchedFrom }),
    },
  });
  if (canvas !== undefined) await database.canvas.create({ data: { projectId, ...canvas } });
  const edits = diffSpecs(emptyAppSpec(name), spec);
  const change = { clientEditId: createRecordId(), revision: 1, edits, summary, spec };
  await storeChange(database, { teamId, projectId, author: actor, at, ...change });
  for (const config of stages.length === 0 ? [emptyStageConfig(FIRST_STAGE)] : stages) {
    await createStage(database, { teamId, projectId, projectName: name, name: config.name, config, actor, at });
  }
  await recordAudit(database, {
    ...{ teamId, projectId, actor, at, action: 'project.create', subject: name },
    ...(branchedFrom === undefined ? {} : { details: { branchedFrom } }),
  });
  return projectId;
}

async function refuseTakenName(database: Database, teamId: TeamId, name: string): Promise<void> {
  const taken = await database.project.findFirst({ where: { teamId, takenName: name } });
  if (taken === null) return;
  throw new AppError({ code: 'CONFLICT', message: `The team has a project ${name}. Choose another name.` });
}

type OfProject = { teamId: TeamId; projectId: string; actor: Person; at: Date };

/** Takes the project from view and frees its name; answers until when it can be restored. */
export async function deleteProject(
  database: RootDatabase,
  { teamId, projectId, actor, at, confirmName }: OfProject & { confirmName: string },
): Promise<Date> {
  await transaction(database, async (each) => {
    const project = await each.project.findFirst({ where: { id: projectId, teamId, deletedAt: null } });
    if (project === null) throw new AppError({ code: 'NOT_FOUND', message: 'The project was deleted already.' });
    if (project.name !== confirmName) {
      const message = `To delete the project, give its name, ${project.name}; “${confirmName}” is not it.`;
      throw new AppError({ code: 'INVALID', message });
    }
    await each.project.update({
      where: { id: projectId },
      data: { deletedAt: at, takenName: null },
      select: { id: true },
    });
    await recordAudit(each, { teamId, projectId, actor, at, action: 'project.delete', subject: project.name });
  });
  return new Date(at.getTime() + RESTORABLE_MS);
}

export async function restoreProject(
  database: RootDatabase,
  { teamId, projectId, actor, at }: OfProject,
): Promise<void> {
  await transaction(database, async (each) => {
    const project = await each.project.findFirst({ where: { id: projectId, teamId, deletedAt: { not: null } } });
    if (project?.deletedAt == null || at.getTime() - project.deletedAt.getTime() > RESTORABLE_MS) {
      throw new AppError({ code: 'NOT_FOUND', message: 'The project is too long gone to be restored.' });
    }
    await refuseTakenName(each, teamId, project.name);
    const data = { deletedAt: null, takenName: project.name };
    await each.project.update({ where: { id: projectId }, data, select: { id: true } });
    await recordAudit(each, { teamId, projectId, actor, at, action: 'project.restore', subject: project.name });
  });
}
