import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type Database, type RootDatabase, transaction } from '../database/prisma';
import type { Approval, AwaitedApproval } from './approval';
import { approvalOf, awaitedOf } from './approval-of';
import { planSchema } from './plan-schema';

type Decision = { teamId: TeamId; projectId: string; deploymentId: string; actor: Person; at: Date };

/** Lets the plan with this hash be executed. The same decision again is the same one. */
export async function approveDeployment(
  database: RootDatabase,
  { planHash, confirmName, ...decision }: Decision & { planHash: string; confirmName: string | undefined },
): Promise<void> {
  await transaction(database, async (each) => {
    const { deployment, stageName, awaited, decided } = await lockPlanned(each, decision);
    const { hash } = planSchema.parse(deployment.plan);
    if (hash !== planHash) {
      const message = 'The plan is another one since you read it. Read it again, then approve it.';
      throw new AppError({ code: 'CONFLICT', message });
    }
    if (decided?.decision === 'approved') return;
    demandApprover(awaited, { deployment, stageName, actor: decision.actor, confirmName });
    await decide(each, { ...decision, stageName, number: deployment.number }, { decision: 'approved', planHash });
  });
}

/** Ends the deployment: nothing of its plan is executed. */
export async function rejectDeployment(
  database: RootDatabase,
  { reason, ...decision }: Decision & { reason: string | undefined },
): Promise<void> {
  await transaction(database, async (each) => {
    const { deployment, stageName, decided } = await lockPlanned(each, decision);
    if (decided?.decision === 'rejected') return;
    const planHash = planSchema.parse(deployment.plan).hash;
    const words = reason === undefined || reason === '' ? {} : { reason };
    await decide(
      each,
      { ...decision, stageName, number: deployment.number },
      { decision: 'rejected', planHash, ...words },
    );
  });
}

/** The row is locked, so that of two decisions one comes first. */
async function lockPlanned(database: Database, { teamId, deploymentId }: Decision) {
  await database.$queryRaw`SELECT id FROM "Deployment" WHERE id = ${deploymentId} FOR UPDATE`;
  const deployment = await database.deployment.findFirst({ where: { id: deploymentId, project: { teamId } } });
  if (deployment === null) throw new AppError({ code: 'NOT_FOUND', message: 'There is no such deployment.' });
  const decided = deployment.plan === null ? undefined : approvalOf(deployment);
  if (deployment.status !== 'planned' || deployment.cancelRequestedAt !== null) {
    const isRepeated = decided !== undefined && deployment.status !== 'planned';
    const message = isRepeated
      ? `Deployment ${deployment.number} was ${decided.decision} by ${decided.by.name} already.`
      : `Deployment ${deployment.number} does not wait for an approval: it is ${deployment.status}.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  const { stage, awaited } = await awaitedOf(database, deployment);
  if (awaited === undefined) {
    const message = `Deployment ${deployment.number} needs no approval any more: it goes on by itself.`;
    throw new AppError({ code: 'CONFLICT', message });
  }
  return { deployment, stageName: stage.name, awaited, decided };
}

function demandApprover(
  awaited: AwaitedApproval,
  asked: {
    deployment: { createdById: string; number: number };
    stageName: string;
    actor: Person;
    confirmName: string | undefined;
  },
): void {
  const { deployment, stageName, actor, confirmName } = asked;
  if (awaited.by === 'another' && deployment.createdById === actor.id) {
    const message = `${stageName} wants somebody else than whoever deploys to approve. Ask a colleague who may deploy.`;
    throw new AppError({ code: 'FORBIDDEN', message });
  }
  if (awaited.asksForName && confirmName !== stageName) {
    const message = `To approve this plan, give the stage’s name, ${stageName}; “${confirmName ?? ''}” is not it.`;
    throw new AppError({ code: 'INVALID', message });
  }
}

async function decide(
  database: Database,
  { teamId, projectId, deploymentId, actor, at, stageName, number }: Decision & { stageName: string; number: number },
  made: Pick<Approval, 'decision' | 'planHash' | 'reason'>,
): Promise<void> {
  const { decision, planHash } = made;
  const approval: Approval = { ...made, by: { id: actor.id, name: actor.name }, at: at.getTime() };
  await database.deployment.update({
    where: { id: deploymentId },
    data: { approval, ...(decision === 'rejected' ? { cancelRequestedAt: at } : {}) },
    select: { id: true },
  });
  const action = decision === 'approved' ? 'deployment.approve' : 'deployment.reject';
  const details = { number, planHash, ...(made.reason === undefined ? {} : { reason: made.reason }) };
  const subject = { subject: stageName, subjectId: deploymentId };
  await recordAudit(database, { teamId, projectId, actor, at, action, ...subject, details });
}
