import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import type { ApprovalRule } from './approval';
import { deploymentSchema } from './schema';

type OfStage = { teamId: TeamId; projectId: string; stageId: string; actor: Person; at: Date };

/**
 * Takes the stage from the deployment that holds it, which fails; answers its id. Whoever works on it is shut out by the
 * raised token, and learns of it at the next renewal of its lease.
 */
export async function releaseLock(database: RootDatabase, ofStage: OfStage): Promise<string> {
  const { teamId, projectId, stageId, actor, at } = ofStage;
  return transaction(database, async (each) => {
    await each.$queryRaw`SELECT id FROM "Stage" WHERE id = ${stageId} FOR UPDATE`;
    const stage = await each.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
    if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
    if (stage.lockedById === null) {
      throw new AppError({ code: 'CONFLICT', message: `${stage.name} is free: no deployment holds it.` });
    }
    const holder = await each.deployment.findUniqueOrThrow({ where: { id: stage.lockedById } });
    await each.stage.update({
      where: { id: stageId },
      data: { lockedById: null, lockedAt: null },
      select: { id: true },
    });
    const goesOn =
      holder.status === 'executing' ? ' What it had begun may still go on where it runs; look there first.' : '';
    const message = `${actor.name} took the stage from it while it was ${holder.status}.${goesOn}`;
    const history = deploymentSchema.shape.history.parse(holder.history);
    await each.deployment.update({
      where: { id: holder.id },
      data: {
        ...{ status: 'failed', step: 'failed', finishedAt: at, leaseUntil: null },
        fencingToken: { increment: 1 },
        failure: { message, problems: [] },
        history: [...history, { status: 'failed', at: at.getTime() }],
      },
      select: { id: true },
    });
    const details = { number: holder.number, status: holder.status };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'stage.release', subject: stage.name, details });
    return holder.id;
  });
}

export async function setApprovalRule(
  database: RootDatabase,
  { teamId, projectId, stageId, actor, at, rule }: OfStage & { rule: ApprovalRule },
): Promise<void> {
  await transaction(database, async (each) => {
    const stage = await each.stage.findFirst({ where: { id: stageId, deletedAt: null, project: { teamId } } });
    if (stage === null) throw new AppError({ code: 'NOT_FOUND', message: 'The stage was deleted.' });
    await each.stage.update({
      where: { id: stageId },
      data: { requiresApproval: rule.isRequired, approvalBy: rule.by },
      select: { id: true },
    });
    const before = { isRequired: stage.requiresApproval, by: stage.approvalBy };
    const after = { isRequired: rule.isRequired, by: rule.by };
    const told = { action: 'stage.protect', subject: stage.name, subjectId: stageId, before, after };
    await recordAudit(each, { teamId, projectId, actor, at, ...told });
  });
}
