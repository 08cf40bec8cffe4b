import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteSecretCommand, ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import type { StageRef } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { physicalFunctionNames } from '../observe/stage-functions';
import { logGroupOf } from '../observe/stage-logs';
import { deleteStack, type RecoveryOptions } from '../stack/recovery';
import { ownerOf } from '../stack/stack-owner';
import { findStack } from '../stack/stack-state';
import { stackNameOf } from './stack-name';
import { secretPrefixOf } from './stage-secrets';

/**
 * Removes the stack and the secrets that were written for it. Managed resources stay in either case: their data is the
 * account's, whose owner deletes it there. `deleteData` removes the functions' logs, which nothing can take up again.
 */
export async function destroyStage(
  access: AwsAccess,
  stage: StageRef,
  options: RecoveryOptions & { deleteData: boolean; functionNames: readonly string[] },
): Promise<void> {
  const stackName = stackNameOf(stage);
  const stack = await findStack(access, stackName);
  if (stack !== undefined && ownerOf(stack) !== stage.key && stack.StackStatus !== 'REVIEW_IN_PROGRESS')
    throw new AwsError({
      code: 'INVALID',
      message: `The account’s stack ${stackName} is not this stage’s, so it is left alone.`,
    });
  await deleteStack(access, stackName, options);
  await deleteSecrets(access, stage);
  if (!options.deleteData) return;
  const names = await physicalFunctionNames(access, { stackName, stageKey: stage.key }, options.functionNames);
  for (const name of names.values()) await deleteLogGroup(access, logGroupOf(name));
}

async function deleteSecrets(access: AwsAccess, stage: StageRef): Promise<void> {
  try {
    const { SecretList = [] } = await access.secretsManager.send(
      new ListSecretsCommand({ Filters: [{ Key: 'name', Values: [secretPrefixOf(stage)] }], MaxResults: 100 }),
    );
    // Without a recovery window, or the next deployment could not write a secret of the same name for a week.
    for (const { Name } of SecretList)
      if (Name?.startsWith(secretPrefixOf(stage)) === true)
        await access.secretsManager.send(new DeleteSecretCommand({ SecretId: Name, ForceDeleteWithoutRecovery: true }));
  } catch (error) {
    throw toAwsError(error, 'delete the secrets of the stage');
  }
}

async function deleteLogGroup(access: AwsAccess, logGroupName: string): Promise<void> {
  try {
    await access.logs.send(new DeleteLogGroupCommand({ logGroupName }));
  } catch (error) {
    const failure = toAwsError(error, `delete the log ${logGroupName}`);
    if (failure.code !== 'NOT_FOUND') throw failure;
  }
}
