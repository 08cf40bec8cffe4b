import type { Problem, StageConfig } from '@chalice-studio/appspec';
import { teamScope } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import { Prisma } from '../generated/prisma/client';
import { type Claim, writeClaimed } from './claim';
import { pinLogicalIds } from './pins';
import { statusSchema } from './records';
import { deploymentSchema } from './schema';
import { type DeploymentStatus, isFinal } from './status';
import { mayFollow } from './transitions';

type Entry = {
  status: DeploymentStatus;
  at: Date;
  data?: Prisma.DeploymentUpdateManyMutationInput;
  failure?: { message: string; problems: readonly Problem[]; entityId?: string | undefined };
  pinnedLogicalIds?: StageConfig['pinnedLogicalIds'] | undefined;
};

/** Enters a status. A final one lets go of the stage in the same transaction; success makes it what runs there. */
export async function enterStatus(database: RootDatabase, claim: Claim, entry: Entry): Promise<void> {
  const { row } = claim;
  const from = statusSchema.parse(row.status);
  if (!mayFollow(from, entry.status)) throw new Error(`A deployment cannot go from ${from} to ${entry.status}.`);
  const history = deploymentSchema.shape.history.parse(row.history);
  const isOver = isFinal(entry.status);
  await transaction(database, async (each) => {
    await writeClaimed(each, claim, {
      ...entry.data,
      ...{ status: entry.status, step: entry.status },
      ...(isOver ? {} : { attempt: 0 }),
      history: [...history, { status: entry.status, at: entry.at.getTime() }],
      ...(entry.failure === undefined
        ? {}
        : {
            failure: {
              message: entry.failure.message,
              problems: entry.failure.problems.map((problem) => ({ ...problem })),
              ...(entry.failure.entityId === undefined ? {} : { entityId: entry.failure.entityId }),
            },
          }),
      ...(isOver ? { finishedAt: entry.at, leaseUntil: null } : {}),
    });
    if (isOver) {
      await each.stage.updateMany({
        where: { id: row.stageId, lockedById: row.id },
        data: { lockedById: null, lockedAt: null },
      });
    }
    if (entry.status === 'succeeded') await becomeWhatRuns(each, claim, entry);
    await recordEntry(each, claim, { ...entry, from });
  });
}

async function becomeWhatRuns(database: Database, { row }: Claim, entry: Entry): Promise<void> {
  const outputs = row.outputs ?? Prisma.DbNull;
  await database.stage.update({
    where: { id: row.stageId },
    data: { deployedId: row.id, outputs },
    select: { id: true },
  });
  if (entry.pinnedLogicalIds === undefined) return;
  const place = { stageId: row.stageId, authorId: row.createdById, at: entry.at };
  await pinLogicalIds(database, place, entry.pinnedLogicalIds);
}

/** In the name of whoever asked for the deployment; the studio acts. */
async function recordEntry(
  database: Database,
  { row }: Claim,
  { from, status, at, failure }: Entry & { from: DeploymentStatus },
): Promise<void> {
  const stage = await database.stage.findUniqueOrThrow({
    where: { id: row.stageId },
    select: { name: true, project: { select: { teamId: true } } },
  });
  await recordAudit(database, {
    ...{ teamId: teamScope(stage.project.teamId), projectId: row.projectId, at, action: `deployment.${status}` },
    actor: { id: row.createdById, name: row.createdByName },
    ...{ subject: stage.name, subjectId: row.id, before: { status: from }, after: { status } },
    details: { number: row.number, ...(failure === undefined ? {} : { failure: failure.message }) },
  });
}
