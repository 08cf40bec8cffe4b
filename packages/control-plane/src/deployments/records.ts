import { z } from 'zod';
import type { Prisma, StackOperation } from '../generated/prisma/client';
import { operationKinds } from '../stacks/operation-kinds';
import { awaitedApproval } from './approval';
import { approvalOf } from './approval-of';
import { planSchema, resourceStateSchema } from './plan-schema';
import { type Deployment, type DeploymentEvent, deploymentSchema } from './schema';
import { waiting } from './stage-lock';
import { deploymentStatuses } from './status';

/** What a deployment is shown with, in one read. */
export const deploymentParts = {
  stage: {
    select: {
      ...{ name: true, lockedById: true, lockedAt: true },
      ...{ requiresApproval: true, approvalBy: true, isProduction: true, targetType: true },
    },
  },
  rollbackOf: { select: { id: true, number: true } },
  promotedFrom: { select: { id: true, number: true, stage: { select: { name: true } } } },
} as const satisfies Prisma.DeploymentInclude;

export type StoredDeployment = Prisma.DeploymentGetPayload<{ include: typeof deploymentParts }>;
export type Operation = Pick<StackOperation, 'kind' | 'createdById' | 'createdByName' | 'createdAt'>;
export type Holder = { id: string; number: number; createdById: string; createdByName: string };

const shape = deploymentSchema.shape;
export const statusSchema = z.enum(deploymentStatuses);

export function deploymentOf(
  stored: StoredDeployment,
  { holder, operation }: { holder: Holder | undefined; operation: Operation | undefined },
): Deployment {
  return {
    ...{ id: stored.id, number: stored.number, projectId: stored.projectId, stageId: stored.stageId },
    stageName: stored.stage.name,
    status: statusSchema.parse(stored.status),
    attempt: stored.attempt,
    ...{ appRevision: stored.appRevision, stageRevision: stored.stageRevision },
    ...{ artifactSha: stored.artifactSha, artifactBytes: stored.artifactBytes },
    history: shape.history.parse(stored.history),
    createdBy: { id: stored.createdById, name: stored.createdByName },
    createdAt: stored.createdAt.getTime(),
    finishedAt: stored.finishedAt?.getTime() ?? null,
    rollbackOf: stored.rollbackOf,
    promotedFrom: promotedFromOf(stored),
    failure: shape.failure.parse(stored.failure),
    waitsFor: waitsForOf(stored, holder),
    waitsForOperation: waitsForOperationOf(stored, operation),
    plan: shape.plan.parse(stored.plan),
    awaitsApproval: awaitsApprovalOf(stored),
    approval: shape.approval.parse(stored.approval),
    outputs: shape.outputs.parse(stored.outputs),
  };
}

function promotedFromOf({ promotedFrom }: StoredDeployment): Deployment['promotedFrom'] {
  if (promotedFrom === null) return null;
  return { id: promotedFrom.id, number: promotedFrom.number, stageName: promotedFrom.stage.name };
}

function awaitsApprovalOf(stored: StoredDeployment): Deployment['awaitsApproval'] {
  if (stored.status !== 'planned' || stored.plan === null || stored.cancelRequestedAt !== null) return null;
  if (approvalOf(stored) !== undefined) return null;
  const plan = planSchema.parse(stored.plan);
  return awaitedApproval(stored.stage, { plan, withoutAsking: stored.withoutAsking }) ?? null;
}

function waitsForOf(stored: StoredDeployment, holder: Holder | undefined): Deployment['waitsFor'] {
  if (!waiting.includes(stored.status) || holder === undefined || holder.id === stored.id) return null;
  return {
    deploymentId: holder.id,
    number: holder.number,
    by: { id: holder.createdById, name: holder.createdByName },
    since: (stored.stage.lockedAt ?? stored.createdAt).getTime(),
  };
}

function waitsForOperationOf(
  stored: StoredDeployment,
  operation: Operation | undefined,
): Deployment['waitsForOperation'] {
  if (!waiting.includes(stored.status) || operation === undefined) return null;
  return {
    kind: z.enum(operationKinds).parse(operation.kind),
    by: { id: operation.createdById, name: operation.createdByName },
    since: operation.createdAt.getTime(),
  };
}

type StoredEvent = {
  sequence: number;
  at: Date;
  level: string;
  message: string;
  entityId: string | null;
  resource: string | null;
  state: string | null;
};

export function deploymentEventOf(stored: StoredEvent): DeploymentEvent {
  return {
    sequence: stored.sequence,
    at: stored.at.getTime(),
    level: z.enum(['debug', 'info', 'error']).parse(stored.level),
    message: stored.message,
    ...(stored.entityId === null ? {} : { entityId: stored.entityId }),
    ...(stored.resource === null
      ? {}
      : { resource: { logicalId: stored.resource, state: resourceStateSchema.parse(stored.state) } }),
  };
}
