import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Claim } from './claim';

/** In these it wants the stage and does not have it. */
export const waiting = ['queued', 'approved'];

/**
 * Takes the stage for a deployment that is queued or approved, oldest first. It is held from building until the deployment
 * is over, but not while an approval is awaited.
 */
export async function takeStage(database: RootDatabase, { row }: Claim, now: Date): Promise<boolean> {
  return transaction(database, async (each) => {
    await each.$queryRaw`SELECT id FROM "Stage" WHERE id = ${row.stageId} FOR UPDATE`;
    const stage = await each.stage.findUniqueOrThrow({ where: { id: row.stageId } });
    if (stage.lockedById === row.id) return true;
    if (stage.lockedById !== null) return false;
    // A stack takes one thing at a time: looking for drift, taking back what stayed, destroying.
    if ((await each.stackOperation.count({ where: { stageId: row.stageId, status: 'running' } })) > 0) return false;
    const older = await each.deployment.count({
      where: { stageId: row.stageId, status: { in: waiting }, number: { lt: row.number } },
    });
    if (older > 0) return false;
    const data = { lockedById: row.id, lockedAt: now };
    await each.stage.update({ where: { id: row.stageId }, data, select: { id: true } });
    return true;
  });
}

/** Lets go of the stage; false where the deployment did not hold it. */
export async function releaseStage(
  database: Database,
  { id, stageId }: { id: string; stageId: string },
): Promise<boolean> {
  const { count } = await database.stage.updateMany({
    where: { id: stageId, lockedById: id },
    data: { lockedById: null, lockedAt: null },
  });
  return count > 0;
}

/** The deployment that the stage is free for now. */
export async function nextInLine(database: RootDatabase, stageId: string): Promise<string | undefined> {
  const next = await database.deployment.findFirst({
    where: { stageId, status: { in: waiting } },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  return next?.id;
}
