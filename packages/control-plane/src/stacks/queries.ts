import type { TeamId } from '../access/scope';
import type { BlobStore } from '../blobs/blob-store';
import type { Database } from '../database/prisma';
import { findPlanText } from '../deployments/plan-text';
import { operationOf } from './records';
import type { StackOperation } from './schema';

type OfStage = { teamId: TeamId; stageId: string };

const SHOWN = 20;

export async function listOperations(database: Database, { teamId, stageId }: OfStage): Promise<StackOperation[]> {
  const rows = await database.stackOperation.findMany({
    where: { stageId, stage: { project: { teamId } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return rows.map(operationOf);
}

/** Logical id → construct, of what was deployed to the stage last: a stack knows resources only. */
export async function readOrigins(
  { database, blobs }: { database: Database; blobs: BlobStore },
  stageId: string,
): Promise<Readonly<Record<string, string>>> {
  const last = await database.deployment.findFirst({
    where: { stageId, templateSha: { not: null } },
    orderBy: { number: 'desc' },
    select: { templateSha: true },
  });
  return (await findPlanText(blobs, last?.templateSha ?? null)).origins ?? {};
}
