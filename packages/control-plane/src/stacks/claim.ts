import type { RootDatabase } from '../database/prisma';
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
  database: RootDatabase,
  { id, fencingToken }: Pick<Row, 'id' | 'fencingToken'>,
  data: Prisma.StackOperationUpdateManyMutationInput,
): Promise<Row | undefined> {
  const [row] = await database.stackOperation.updateManyAndReturn({ where: { id, fencingToken }, data });
  return row;
}
