import { ContinueUpdateRollbackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { followStack } from './follow-stack';
import { findStack, stackState } from './stack-state';

/** `progress` is told each event of what is done. */
export type RecoveryOptions = { signal: AbortSignal; progress?: (message: string) => void };

/** Deletes a stack and waits; what has a DeletionPolicy of Retain stays in the account. No stack is no error. */
export async function deleteStack(access: AwsAccess, stackName: string, options: RecoveryOptions): Promise<void> {
  const stack = await findStack(access, stackName);
  if (stack === undefined) return;
  // By id: a deleted stack is found by its id only, one of the same name may be somebody's new one.
  const id = stack.StackId ?? stackName;
  try {
    await access.cloudFormation.send(new DeleteStackCommand({ StackName: id }));
  } catch (error) {
    throw toAwsError(error, `delete the stack ${stackName}`);
  }
  const status = await followStack(access, id, options);
  if (status !== 'DELETE_COMPLETE')
    throw new AwsError({ code: 'STACK_FAILED', message: `Deleting ${stackName} ended as ${status}. Delete it again.` });
}

/**
 * Removes what a failed first creation, or a deletion that failed, left of a stack: CloudFormation lets nothing else be
 * done with it. A stack that works is refused. Begun again while it is being removed it waits for the end.
 */
export async function removeFailedStack(access: AwsAccess, stackName: string, options: RecoveryOptions): Promise<void> {
  const state = await stackState(access, stackName);
  if (state.type === 'absent') return;
  const isBeingRemoved = state.type === 'busy' && state.stack.StackStatus === 'DELETE_IN_PROGRESS';
  if (
    state.type !== 'failed-first-create' &&
    state.type !== 'failed-delete' &&
    state.type !== 'in-review' &&
    !isBeingRemoved
  )
    throw new AwsError({
      code: 'INVALID',
      message: `The stack ${stackName} has not failed. Destroy the stage instead.`,
    });
  await deleteStack(access, stackName, options);
}

/**
 * Takes up a rollback that got stuck, leaving out resources that cannot go back (by logical id). Begun again it waits for
 * the one that goes on.
 */
export async function continueRollback(
  access: AwsAccess,
  stackName: string,
  { skip, ...options }: RecoveryOptions & { skip: readonly string[] },
): Promise<void> {
  const state = await stackState(access, stackName);
  const present = 'stack' in state ? state.stack.StackStatus : undefined;
  if (present === 'UPDATE_ROLLBACK_COMPLETE') return;
  const goesOn = present?.startsWith('UPDATE_ROLLBACK_') === true && state.type === 'busy';
  if (state.type !== 'stuck-rollback' && !goesOn)
    throw new AwsError({ code: 'INVALID', message: `The rollback of ${stackName} is not stuck.` });
  if (!goesOn) {
    try {
      await access.cloudFormation.send(
        new ContinueUpdateRollbackCommand({ StackName: stackName, ResourcesToSkip: [...skip] }),
      );
    } catch (error) {
      throw toAwsError(error, `continue the rollback of ${stackName}`);
    }
  }
  const status = await followStack(access, stackName, options);
  if (status !== 'UPDATE_ROLLBACK_COMPLETE')
    throw new AwsError({
      code: 'STACK_FAILED',
      message: `The rollback of ${stackName} ended as ${status}. Leave out the resources that cannot go back, then continue it again.`,
    });
}
