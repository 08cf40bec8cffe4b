import { z } from 'zod';
import type { StackOperation as Row } from '../generated/prisma/client';
import { type StackOperation, stackOperationSchema } from './schema';

const shape = stackOperationSchema.shape;

/** What was asked for, as it is stored. */
export const operationInputSchema = z.object({
  skip: z.array(z.string()).default([]),
  deleteData: z.boolean().default(false),
});

export function operationOf(row: Row): StackOperation {
  return {
    ...{ id: row.id, stageId: row.stageId, message: row.message },
    kind: shape.kind.parse(row.kind),
    status: shape.status.parse(row.status),
    result: shape.result.parse(row.result),
    createdBy: { id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.getTime(),
    finishedAt: row.finishedAt?.getTime() ?? null,
  };
}
