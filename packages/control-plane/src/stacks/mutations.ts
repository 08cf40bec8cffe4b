import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { operationOf } from './records';
import type { StackOperation } from './schema';

type Asked = {
  teamId: TeamId;
  projectId: string;
  stageId: string;
  kind: StackOperation['kind'];
  skip: readonly string[];
  deleteData: boolean;
  actor: Person;
  at: Date;
};

/** Begins an operation on the stage's stack; one at a time, and none while a deployment holds the stage. */
export async function createOperation(database: RootDatabase, asked: Asked): Promise<StackOperation> {
  const { teamId, projectId, stageId, kind, skip, deleteData, actor, at } = asked;
  return transaction(database, async (each) => {
    await each.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
    const stage = await each.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
    if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
    const running = await each.stackOperation.findFirst({ where: { stageId, status: 'running' } });
    if (running?.kind === kind) return operationOf(running);
    if (running !== null) {
      const message = `${running.createdByName} has begun something else with the stack of ${stage.name}. Wait until it is done.`;
      throw new AppError({ code: 'STAGE_BUSY', message });
    }
    if (stage.lockedById !== null) {
      const holder = await each.deployment.findUniqueOrThrow({ where: { id: stage.lockedById } });
      const message = `Deployment ${holder.number} holds ${stage.name}. Wait for it or cancel it first.`;
      throw new AppError({ code: 'STAGE_BUSY', message });
    }
    const row = await each.stackOperation.create({
      data: {
        ...{ id: createRecordId(), stageId, kind, status: 'running', createdAt: at },
        ...{ createdById: actor.id, createdByName: actor.name },
        input: { skip: [...skip], deleteData },
      },
    });
    const details = {
      kind,
      ...(skip.length > 0 ? { skip: skip.join(', ') } : {}),
      ...(deleteData ? { deleteData } : {}),
    };
    await recordAudit(each, { teamId, projectId, actor, at, action: `stack.${kind}`, subject: stage.name, details });
    return operationOf(row);
  });
}
