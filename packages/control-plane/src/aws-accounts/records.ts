import type { Prisma } from '../generated/prisma/client';
import { type AwsAccount, type ConnectionOutputs, connectionOutputsSchema } from './schema';

/** What an account is shown with, in one read. */
export const awsAccountParts = {
  stages: {
    where: { deletedAt: null },
    orderBy: [{ project: { name: 'asc' } }, { createdAt: 'asc' }],
    select: {
      ...{ id: true, name: true, isProduction: true, colorNumber: true, deployedId: true },
      project: { select: { id: true, name: true, deletedAt: true } },
    },
  },
} as const satisfies Prisma.AwsAccountInclude;

type StoredAwsAccount = Prisma.AwsAccountGetPayload<{ include: typeof awsAccountParts }>;

export function awsAccountOf(stored: StoredAwsAccount): AwsAccount {
  const { id, teamId, name, region, accountId, checkFailure } = stored;
  return {
    ...{ id, teamId, name, region, accountId },
    state: stored.provenAt === null ? 'pending' : checkFailure === null ? 'connected' : 'failing',
    outputs: outputsOf(stored),
    provenAt: stored.provenAt?.getTime() ?? null,
    checkedAt: stored.checkedAt?.getTime() ?? null,
    failure: checkFailure,
    createdBy: { id: stored.createdById, name: stored.createdByName },
    createdAt: stored.createdAt.getTime(),
    stages: stored.stages.map(({ project, deployedId, ...stage }) => ({
      ...{ id: stage.id, name: stage.name, isProduction: stage.isProduction, colorNumber: stage.colorNumber },
      isDeployed: deployedId !== null,
      ...{ projectId: project.id, projectName: project.name, isProjectDeleted: project.deletedAt !== null },
    })),
  };
}

type StoredOutputs = Pick<StoredAwsAccount, 'roleArns' | 'bucket' | 'permissionsBoundaryArn'>;

/** Undefined of a connection that was not proven yet. */
export function outputsOf({ roleArns, bucket, permissionsBoundaryArn }: StoredOutputs): ConnectionOutputs | null {
  if (roleArns === null) return null;
  return connectionOutputsSchema.parse({ roleArns, bucket, permissionsBoundaryArn });
}
