import type { PlanRef } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { type AwsError, toAwsError } from '../access/aws-error';
import { type ChangeSet, deleteChangeSet, readChangeSet } from '../stack/change-set';
import { deleteStack } from '../stack/recovery';
import { stackState } from '../stack/stack-state';
import { changeSetNameOf, stackNameOf } from './stack-name';

/**
 * Takes away the change set that a deployment made and nobody will execute. Where it is the only thing that the stack was
 * ever made for, the stack goes with it: an account shows empty ones for ever. What was executed is left alone.
 */
export async function discardPlan(access: AwsAccess, { stage, deploymentId, isLast }: PlanRef): Promise<void> {
  const name = { stackName: stackNameOf(stage), changeSetName: changeSetNameOf(deploymentId) };
  const changeSet = await findChangeSet(access, name);
  if (changeSet === 'none' || changeSet === 'begun') return;
  if (isLast && (await stackState(access, name.stackName)).type === 'in-review')
    return deleteStack(access, name.stackName, { signal: new AbortController().signal });
  await deleteChangeSet(access, name);
}

async function findChangeSet(
  access: AwsAccess,
  name: { stackName: string; changeSetName: string },
): Promise<'none' | ChangeSet['execution']> {
  try {
    // One that CloudFormation is still at counts as open: deleting it is refused until it is done, and tried again.
    return (await readChangeSet(access, name))?.execution ?? 'open';
  } catch (error) {
    const failure: AwsError = toAwsError(error, 'read the plan');
    if (failure.code === 'NOT_FOUND') return 'none';
    // CloudFormation refused its template.
    if (failure.code === 'INVALID') return 'open';
    throw failure;
  }
}
