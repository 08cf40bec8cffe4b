import { teamScope } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Prisma, StackOperation as Row } from '../generated/prisma/client';

/** Takes the operation unless it is over or another worker holds it. The raised token shuts out whoever held it before. */
export async function claimOperation(
  database: RootDatabase,
  { id, now, leaseMs }: { id: string; now: Date; leaseMs: number },
): Promise<Row | undefined> {
  const [row] = await database.stackOperation.updateManyAndReturn({
    where: { id, status: 'running', OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: {
      leaseUntil: new Date(now.getTime() + leaseMs),
      fencingToken: { increment: 1 },
      attempt: { increment: 1 },
    },
  });
  return row;
}

/** Writes to the claimed row; undefined when somebody has claimed it since. */
export async function writeOperation(
  database: Database,
  { id, fencingToken }: Pick<Row, 'id' | 'fencingToken'>,
  data: Prisma.StackOperationUpdateManyMutationInput,
): Promise<Row | undefined> {
  const [row] = await database.stackOperation.updateManyAndReturn({ where: { id, fencingToken }, data });
  return row;
}

/** Writes how it ended, together with its entry in the audit log. */
export function endOperation(
  database: RootDatabase,
  claimed: Row,
  end: { status: string; finishedAt: Date; leaseUntil: null; message?: string; result?: Prisma.InputJsonValue },
): Promise<Row | undefined> {
  return transaction(database, async (each) => {
    const written = await writeOperation(each, claimed, end);
    if (written === undefined) return undefined;
    const stage = await each.stage.findUniqueOrThrow({
      where: { id: claimed.stageId },
      select: { name: true, projectId: true, project: { select: { teamId: true } } },
    });
    await recordAudit(each, {
      ...{ teamId: teamScope(stage.project.teamId), projectId: stage.projectId, at: end.finishedAt },
      ...{ actor: { id: claimed.createdById, name: claimed.createdByName }, action: `stack.${claimed.kind}.end` },
      ...{ subject: stage.name, subjectId: claimed.stageId },
      details: { status: end.status, ...(end.message === undefined ? {} : { failure: end.message }) },
    });
    return written;
  });
}
