import type { CareOptions, StackCare, StackStatus, StageRef } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import type { AwsConnection } from '../account/aws-connection';
import { destroyStage } from '../deploy/destroy-stage';
import { stackNameOf } from '../deploy/stack-name';
import { adoptKeptResources } from './adoption';
import { detectDrift } from './drift';
import { listFailedResources } from './failed-resources';
import { keptResources } from './kept-resources';
import { continueRollback, removeFailedStack } from './recovery';
import { ownerOf } from './stack-owner';
import { stackState } from './stack-state';

type Account = {
  connection: AwsConnection;
  accessAs(role: 'observe' | 'deploy', purpose: string): AwsAccess;
  deployedFunctions(stage: StageRef): Promise<readonly string[]>;
};

/** CloudFormation's stack of a stage: what can be done with it beside deploying. */
export function createStackCare({ connection, accessAs, deployedFunctions }: Account): StackCare {
  const recover = () => accessAs('deploy', 'recover');
  return {
    status: (stage) => statusOf(accessAs('observe', 'observe'), stage),
    removeFailed: (stage, options) => removeFailedStack(recover(), stackNameOf(stage), options),
    continueRollback: (stage, options) => continueRollback(recover(), stackNameOf(stage), options),
    detectDrift: (stage, { signal }) => detectDrift(accessAs('observe', 'drift'), stackNameOf(stage), signal),
    keptResources: (stage) =>
      keptResources(accessAs('observe', 'observe'), { stackName: stackNameOf(stage), stageKey: stage.key }),
    adoptKept: (stage, { signal }) =>
      adoptKeptResources(accessAs('deploy', 'adopt'), {
        ...{ stackName: stackNameOf(stage), stageKey: stage.key, signal },
        executionRoleArn: connection.roleArns.execution,
      }),
    async destroy(stage, options: CareOptions & { deleteData: boolean }) {
      const functionNames = await deployedFunctions(stage);
      await destroyStage(accessAs('deploy', 'destroy'), stage, { ...options, functionNames });
    },
  };
}

async function statusOf(access: AwsAccess, stage: StageRef): Promise<StackStatus> {
  const stackName = stackNameOf(stage);
  try {
    const found = await stackState(access, stackName);
    if (found.type === 'absent') return { state: 'absent', stackName, failedResources: [] };
    const { StackStatus: status, StackStatusReason: reason } = found.stack;
    const isForeign = found.type !== 'in-review' && ownerOf(found.stack) !== stage.key;
    const hasFailed = found.type === 'stuck-rollback' || found.type === 'failed-delete';
    return {
      state: isForeign ? 'foreign' : found.type,
      stackName,
      ...(status === undefined ? {} : { status }),
      ...(reason === undefined || reason === '' ? {} : { reason }),
      failedResources: hasFailed && !isForeign ? await listFailedResources(access, stackName) : [],
    };
  } catch (error) {
    throw toAwsError(error, `read the stack ${stackName}`);
  }
}
