import { CancelUpdateStackCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import type { DeploymentInput, DeploymentProgress, DeploymentResult } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';
import { deleteChangeSet, executeChangeSet, readChangeSet } from '../stack/change-set';
import { StackEventReader } from '../stack/stack-events';
import { findStack, isInProgress } from '../stack/stack-state';
import { changeSetNameOf, stackNameOf } from './stack-name';
import { outputsOf } from './stack-outputs';

/** CloudFormation gives up on no stack by itself; nothing that we make takes this long. */
const LONGEST_DEPLOYMENT_MS = 60 * 60_000;
const POLL_MS = 1_000;

/**
 * Executes the deployment's change set and follows the stack to its end. Begun again by another worker it neither executes
 * twice (the token is the deployment's) nor loses the end: it takes up what it finds.
 */
export async function executeStack(
  access: AwsAccess,
  input: DeploymentInput,
  origins: Readonly<Record<string, string>>,
  progress: (event: DeploymentProgress) => void,
  signal: AbortSignal,
): Promise<DeploymentResult> {
  const stackName = stackNameOf(input.stage);
  const token = changeSetNameOf(input.deploymentId);
  const isNew = await begin(access, { stackName, token });
  if (!isNew) progress({ at: Date.now(), level: 'info', message: 'The stack is what it should be already.' });
  const events = new StackEventReader(access, { stackName, token });
  const failures: StackEvent[] = [];
  let isCancelled = false;
  const status = await waitFor(
    async () => {
      if (signal.aborted && !isCancelled) {
        isCancelled = true;
        await cancelUpdate(access, stackName);
      }
      const current = (await findStack(access, stackName))?.StackStatus ?? 'DELETE_COMPLETE';
      for (const event of await events.readNew()) {
        if (isFailure(event)) failures.push(event);
        progress(progressOf(event, origins));
      }
      return isInProgress(current) || current === 'REVIEW_IN_PROGRESS' ? undefined : current;
    },
    { signal: new AbortController().signal, timeoutMs: LONGEST_DEPLOYMENT_MS, intervalMs: POLL_MS },
  );
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE')
    return { status: 'succeeded', outputs: outputsOf(access, await findStack(access, stackName)) };
  return failed(status, failures, { origins, isCancelled });
}

/** False where there was nothing to change, and the empty change set is gone again. */
async function begin(access: AwsAccess, { stackName, token }: { stackName: string; token: string }): Promise<boolean> {
  const name = { stackName, changeSetName: token };
  const changeSet = await findChangeSet(access, name);
  if (changeSet === undefined) return true; // executed by the worker before: a change set goes with its execution
  if (changeSet.isEmpty) {
    await deleteChangeSet(access, name);
    return false;
  }
  try {
    await executeChangeSet(access, { ...name, token });
  } catch (error) {
    const failure = toAwsError(error, 'execute the plan');
    // Both were executing it, this worker second.
    if (!/EXECUTE_IN_PROGRESS|EXECUTE_COMPLETE|InvalidChangeSetStatus/.test(String(failure.cause))) throw failure;
  }
  return true;
}

async function findChangeSet(access: AwsAccess, name: { stackName: string; changeSetName: string }) {
  try {
    return await readChangeSet(access, name);
  } catch (error) {
    const failure = toAwsError(error, 'read the plan');
    if (failure.code === 'NOT_FOUND') return undefined;
    throw failure;
  }
}

async function cancelUpdate(access: AwsAccess, stackName: string): Promise<void> {
  try {
    await access.cloudFormation.send(new CancelUpdateStackCommand({ StackName: stackName }));
  } catch (error) {
    const failure = toAwsError(error, `cancel the update of ${stackName}`);
    // A creation, or an update past its point of return, cannot be cancelled: it runs to its end, and is told so.
    if (failure.code !== 'INVALID') throw failure;
  }
}

const isFailure = (event: StackEvent) => event.ResourceStatus?.endsWith('_FAILED') === true;

function progressOf(event: StackEvent, origins: Readonly<Record<string, string>>): DeploymentProgress {
  const { LogicalResourceId: id = '', ResourceType: type = '', ResourceStatus: status = '' } = event;
  const reason = event.ResourceStatusReason === undefined ? '' : `: ${event.ResourceStatusReason}`;
  const entityId = origins[id];
  return {
    at: event.Timestamp?.getTime() ?? Date.now(),
    level: isFailure(event) ? 'error' : 'info',
    message: `${id} (${type}) ${status}${reason}`,
    ...(entityId === undefined ? {} : { entityId }),
  };
}

/** The first failure is the cause; those after it are of its cancelling. */
function failed(
  status: string,
  failures: readonly StackEvent[],
  { origins, isCancelled }: { origins: Readonly<Record<string, string>>; isCancelled: boolean },
): DeploymentResult {
  if (isCancelled && failures.length === 0)
    return { status: 'failed', reason: `Cancelled: the stack is ${status}, as it was before.` };
  const [cause] = failures;
  if (cause === undefined) return { status: 'failed', reason: `The stack ended as ${status}.` };
  const id = cause.LogicalResourceId ?? 'The stack';
  const entityId = origins[id];
  return {
    status: 'failed',
    reason: `${id}: ${cause.ResourceStatusReason ?? cause.ResourceStatus}. The stack is ${status}.`,
    ...(entityId === undefined ? {} : { entityId }),
  };
}
