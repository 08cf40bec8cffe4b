import { DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** What can be done with a stack now. */
export type StackState =
  | { type: 'absent' }
  /** Made by a change set that was never executed. */
  | { type: 'in-review'; stack: Stack }
  | { type: 'ready'; stack: Stack }
  | { type: 'busy'; stack: Stack }
  /** Its first creation failed: CloudFormation lets it be deleted only. */
  | { type: 'failed-first-create'; stack: Stack }
  /** An update failed and so did its rollback. */
  | { type: 'stuck-rollback'; stack: Stack }
  | { type: 'failed-delete'; stack: Stack };

export async function findStack(access: AwsAccess, stackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await access.cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks?.[0];
  } catch (error) {
    const failure = toAwsError(error, `read the stack ${stackName}`);
    if (failure.code === 'NOT_FOUND') return undefined;
    throw failure;
  }
}

export async function stackState(access: AwsAccess, stackName: string): Promise<StackState> {
  const stack = await findStack(access, stackName);
  const status = stack?.StackStatus ?? 'DELETE_COMPLETE';
  if (stack === undefined || status === 'DELETE_COMPLETE') return { type: 'absent' };
  if (status === 'REVIEW_IN_PROGRESS') return { type: 'in-review', stack };
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'CREATE_FAILED')
    return { type: 'failed-first-create', stack };
  if (status === 'UPDATE_ROLLBACK_FAILED') return { type: 'stuck-rollback', stack };
  if (status === 'DELETE_FAILED') return { type: 'failed-delete', stack };
  return { type: isInProgress(status) ? 'busy' : 'ready', stack };
}

export function isInProgress(status: string): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}
