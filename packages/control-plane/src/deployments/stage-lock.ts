import { type RootDatabase, transaction } from '../database/prisma';
import type { Claim } from './claim';

/**
 * Takes the stage for a queued deployment, oldest first. It is held from building until the deployment is over; a target
 * whose deployments wait for approval gives it back meanwhile.
 */
export async function takeStage(database: RootDatabase, { row }: Claim, now: Date): Promise<boolean> {
  return transaction(database, async (each) => {
    await each.$queryRaw`SELECT id FROM "Stage" WHERE id = ${row.stageId} FOR UPDATE`;
    const stage = await each.stage.findUniqueOrThrow({ where: { id: row.stageId } });
    if (stage.lockedById === row.id) return true;
    if (stage.lockedById !== null) return false;
    const older = await each.deployment.count({
      where: { stageId: row.stageId, status: 'queued', number: { lt: row.number } },
    });
    if (older > 0) return false;
    const data = { lockedById: row.id, lockedAt: now };
    await each.stage.update({ where: { id: row.stageId }, data, select: { id: true } });
    return true;
  });
}

/** The deployment that the stage is free for now. */
export async function nextInLine(database: RootDatabase, stageId: string): Promise<string | undefined> {
  const next = await database.deployment.findFirst({
    where: { stageId, status: 'queued' },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  return next?.id;
}
