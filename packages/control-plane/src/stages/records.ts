import { stageConfigSchema } from '@chalice-studio/appspec';
import { approvalRuleSchema } from '../deployments/approval';
import { type DeploymentStatus, outputsSchema } from '../deployments/status';
import type { Prisma } from '../generated/prisma/client';
import type { Stage, StageSummary } from './schema';

type StoredStage = Prisma.StageGetPayload<object>;
type DeployedRecord = { id: string; number: number; appRevision: number; finishedAt: Date | null };

export function stageSummaryOf(stored: StoredStage, lastStatus: DeploymentStatus | null): StageSummary {
  return {
    id: stored.id,
    name: stored.name,
    targetType: stored.targetType === 'aws' ? 'aws' : 'local',
    isProduction: stored.isProduction,
    colorNumber: stored.colorNumber,
    lastStatus,
  };
}

export function stageOf(
  stored: StoredStage,
  { lastStatus, deployed }: { lastStatus: DeploymentStatus | null; deployed: DeployedRecord | undefined },
): Stage {
  return {
    ...stageSummaryOf(stored, lastStatus),
    projectId: stored.projectId,
    key: stored.key,
    config: stageConfigSchema.parse(stored.config),
    revision: stored.revision,
    deployed:
      deployed === undefined
        ? null
        : {
            deploymentId: deployed.id,
            number: deployed.number,
            appRevision: deployed.appRevision,
            at: (deployed.finishedAt ?? new Date(0)).getTime(),
          },
    outputs: stored.outputs === null ? null : outputsSchema.parse(stored.outputs),
    approval: approvalRuleSchema.parse({ isRequired: stored.requiresApproval, by: stored.approvalBy }),
  };
}
