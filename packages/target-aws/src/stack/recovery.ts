import { ContinueUpdateRollbackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';
import { findStack, isInProgress, stackState } from './stack-state';

const LONGEST_MS = 60 * 60_000;
const POLL_MS = 1_000;

/** Deletes a stack and waits; what has a DeletionPolicy of Retain stays in the account. No stack is no error. */
export async function deleteStack(access: AwsAccess, stackName: string, signal: AbortSignal): Promise<void> {
  const stack = await findStack(access, stackName);
  if (stack === undefined) return;
  // By id: a deleted stack is found by its id only, one of the same name may be somebody's new one.
  const id = stack.StackId ?? stackName;
  try {
    await access.cloudFormation.send(new DeleteStackCommand({ StackName: id }));
  } catch (error) {
    throw toAwsError(error, `delete the stack ${stackName}`);
  }
  const status = await settledStatus(access, id, signal);
  if (status !== 'DELETE_COMPLETE')
    throw new AwsError({ code: 'STACK_FAILED', message: `Deleting ${stackName} ended as ${status}. Delete it again.` });
}

/**
 * Removes what a failed first creation, or a deletion that failed, left of a stack: CloudFormation lets nothing else be
 * done with it. A stack that works is refused.
 */
export async function removeFailedStack(access: AwsAccess, stackName: string, signal: AbortSignal): Promise<void> {
  const { type } = await stackState(access, stackName);
  if (type === 'absent') return;
  if (type !== 'failed-first-create' && type !== 'failed-delete' && type !== 'in-review')
    throw new AwsError({
      code: 'INVALID',
      message: `The stack ${stackName} has not failed. Destroy the stage instead.`,
    });
  await deleteStack(access, stackName, signal);
}

/** Takes up a rollback that got stuck, leaving out resources that cannot go back (by logical id). */
export async function continueRollback(
  access: AwsAccess,
  stackName: string,
  { skip, signal }: { skip: readonly string[]; signal: AbortSignal },
): Promise<void> {
  const state = await stackState(access, stackName);
  if (state.type !== 'stuck-rollback')
    throw new AwsError({ code: 'INVALID', message: `The rollback of ${stackName} is not stuck.` });
  try {
    await access.cloudFormation.send(
      new ContinueUpdateRollbackCommand({ StackName: stackName, ResourcesToSkip: [...skip] }),
    );
  } catch (error) {
    throw toAwsError(error, `continue the rollback of ${stackName}`);
  }
  const status = await settledStatus(access, stackName, signal);
  if (status !== 'UPDATE_ROLLBACK_COMPLETE')
    throw new AwsError({ code: 'STACK_FAILED', message: `The rollback of ${stackName} ended as ${status}.` });
}

function settledStatus(access: AwsAccess, stackName: string, signal: AbortSignal): Promise<string> {
  const ask = async () => {
    const status = (await findStack(access, stackName))?.StackStatus ?? 'DELETE_COMPLETE';
    return isInProgress(status) ? undefined : status;
  };
  return waitFor(ask, { signal, timeoutMs: LONGEST_MS, intervalMs: POLL_MS });
}
