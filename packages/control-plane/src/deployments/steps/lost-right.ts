import { enterStage } from '../../access/gate';
import { AppError } from '../../app-error';
import type { RootDatabase } from '../../database/prisma';
import type { Deployment as Row } from '../../generated/prisma/client';
import type { Action } from '../../teams/permissions';
import { approvalOf } from '../approval-of';

/** Why whoever deploys may not do so any more; undefined if they may. */
export async function lostRight(database: RootDatabase, row: Row): Promise<string | undefined> {
  const person = { id: row.createdById, name: row.createdByName };
  if (await mayStill(database, { person, action: 'deployment.create', stageId: row.stageId })) return undefined;
  return `${person.name} may not deploy to this stage any more, so nothing was changed. Whoever may can deploy it again.`;
}

/** Why the approval does not count any more; undefined if it does. */
export async function lostApproval(database: RootDatabase, row: Row): Promise<string | undefined> {
  const approval = approvalOf(row);
  if (approval?.decision !== 'approved') return 'It was not approved.';
  const { by: person } = approval;
  if (await mayStill(database, { person, action: 'deployment.approve', stageId: row.stageId })) return undefined;
  return `${person.name} may not approve deployments to this stage any more: somebody else has to approve the plan.`;
}

type Asked = { person: { id: string; name: string }; action: Action; stageId: string };

async function mayStill(database: RootDatabase, { person, action, stageId }: Asked): Promise<boolean> {
  const account = await database.serviceAccount.findUnique({ where: { id: person.id }, select: { id: true } });
  const kind = account === null ? 'person' : 'service-account';
  try {
    await enterStage({ database, actor: { ...person, kind, email: '' }, action }, stageId);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
