import {
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
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

/** A resource that somebody changed beside CloudFormation, property by property. */
export type DriftedResource = {
  logicalId: string;
  type: string;
  isDeleted: boolean;
  differences: readonly { path: string; expected: string; actual: string }[];
};

export async function detectDrift(
  access: AwsAccess,
  stackName: string,
  signal: AbortSignal,
): Promise<DriftedResource[]> {
  try {
    const started = await access.cloudFormation.send(new DetectStackDriftCommand({ StackName: stackName }));
    const id = started.StackDriftDetectionId;
    await waitFor(
      async () => {
        const status = await access.cloudFormation.send(
          new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }),
        );
        return status.DetectionStatus === 'DETECTION_IN_PROGRESS' ? undefined : status;
      },
      { signal, timeoutMs: LONGEST_MS, intervalMs: POLL_MS },
    );
    const { StackResourceDrifts = [] } = await access.cloudFormation.send(
      new DescribeStackResourceDriftsCommand({
        StackName: stackName,
        StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
      }),
    );
    return StackResourceDrifts.map((drift) => ({
      logicalId: drift.LogicalResourceId ?? '',
      type: drift.ResourceType ?? '',
      isDeleted: drift.StackResourceDriftStatus === 'DELETED',
      differences: (drift.PropertyDifferences ?? []).map((each) => ({
        path: each.PropertyPath ?? '',
        expected: each.ExpectedValue ?? '',
        actual: each.ActualValue ?? '',
      })),
    }));
  } catch (error) {
    throw toAwsError(error, `look for drift of ${stackName}`);
  }
}
