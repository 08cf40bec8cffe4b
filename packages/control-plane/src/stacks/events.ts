import type { RootDatabase } from '../database/prisma';
import type { StackOperation as Row } from '../generated/prisma/client';
import type { Bus } from '../streams/bus';
import type { StreamMessage } from '../streams/schema';
import { topics } from '../streams/topics';
import { operationOf } from './records';

/** Tells the project's pages of an operation as it is now. */
export async function publishOperation(
  { bus, database }: { bus: Bus; database: RootDatabase },
  row: Row,
): Promise<void> {
  const stage = await database.stage.findUnique({ where: { id: row.stageId }, select: { projectId: true } });
  if (stage === null) return;
  const message: StreamMessage = { type: 'stack-operation', operation: operationOf(row) };
  bus.publish(topics.project(stage.projectId), message);
}
