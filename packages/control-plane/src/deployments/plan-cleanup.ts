import type { RootDatabase } from '../database/prisma';
import { getTargetPlace } from '../stages/queries';
import type { Targets } from '../targets/targets';
import { finalStatuses } from './status';

type Options = { database: RootDatabase; targets: Targets; now: () => Date };
type Left = {
  id: string;
  stageId: string;
  createdByName: string;
  planCleanups: number | null;
  finishedAt: Date | null;
};

/** An account that lets nobody in for a day and a half keeps its plans; CloudFormation forgets them at the next update. */
const MOST_TRIES = 12;
const FIRST_WAIT_MS = 30_000;
const AT_ONCE = 20;

/**
 * Takes away, where they lie, the plans of deployments that ended without executing them: rejected, cancelled, failed before.
 * The rows say which, so whatever process comes next makes up for one that was killed.
 */
export async function cleanUpPlans({ database, targets, now }: Options): Promise<void> {
  const left = await database.deployment.findMany({
    where: { status: { in: [...finalStatuses] }, planCleanups: { lt: MOST_TRIES } },
    select: { id: true, stageId: true, createdByName: true, planCleanups: true, finishedAt: true },
    orderBy: { finishedAt: 'desc' },
    take: AT_ONCE,
  });
  for (const each of left) if (isDue(each, now())) await cleanUp({ database, targets }, each);
}

/** Tried at once, then ever more seldom. */
function isDue({ planCleanups, finishedAt }: Left, now: Date): boolean {
  if (planCleanups === null || finishedAt === null) return false;
  const waitMs = planCleanups === 0 ? 0 : FIRST_WAIT_MS * 2 ** planCleanups;
  return now.getTime() >= finishedAt.getTime() + waitMs;
}

async function cleanUp({ database, targets }: Omit<Options, 'now'>, row: Left): Promise<void> {
  const { id, stageId, planCleanups } = row;
  const unfinished = await database.deployment.count({ where: { stageId, status: { notIn: [...finalStatuses] } } });
  let next: number | null = null;
  try {
    const { ref: stage } = await getTargetPlace(database, stageId);
    const target = await targets.of(stageId, { by: row.createdByName });
    await target.discardPlan?.({ stage, deploymentId: id, isLast: unfinished === 0 });
  } catch (error) {
    console.error(
      `[deployments] the plan of ${id} could not be taken away: ${error instanceof Error ? error.message : error}`,
    );
    next = (planCleanups ?? 0) + 1;
  }
  await database.deployment.updateMany({ where: { id, planCleanups }, data: { planCleanups: next } });
}
