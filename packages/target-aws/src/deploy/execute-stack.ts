import { CancelUpdateStackCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import {
  type DeploymentInput,
  type DeploymentProgress,
  type DeploymentResult,
  DetachedError,
} from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';
import { StackEventReader } from '../stack/stack-events';
import { findStack } from '../stack/stack-state';
import { beginExecution } from './begin-execution';
import { changeSetNameOf, stackNameOf } from './stack-name';
import { endOf, failureOf, isFailure, progressOf } from './stack-outcome';
import { outputsOf } from './stack-outputs';

/** CloudFormation gives up on no stack by itself; nothing that we make takes this long. */
const LONGEST_DEPLOYMENT_MS = 60 * 60_000;
const POLL_MS = 1_000;

export type Execution = {
  input: DeploymentInput;
  origins: Readonly<Record<string, string>>;
  /** Makes the deployment's change set where nobody has. */
  plan(): Promise<unknown>;
};

/**
 * Executes the deployment's change set and follows its events to their end. Begun again by another worker it neither
 * executes twice (the token is the deployment's) nor loses the end: it takes up what it finds.
 */
export async function executeStack(
  access: AwsAccess,
  { input, origins, plan }: Execution,
  progress: (event: DeploymentProgress) => void,
  signal: AbortSignal,
): Promise<DeploymentResult> {
  const operation = { stackName: stackNameOf(input.stage), token: changeSetNameOf(input.deploymentId) };
  const isUpdate = input.previous !== undefined;
  const beginning = await beginExecution(access, { ...operation, isUpdate, plan, signal });
  if (beginning.type === 'refused') return { status: 'failed', reason: beginning.reason };
  if (beginning.type === 'nothing-to-do') {
    progress({ at: Date.now(), level: 'info', message: 'The stack is what it should be already.' });
    return succeeded(access, operation.stackName);
  }
  const events = new StackEventReader(access, operation);
  const cancel = canceller(access, operation, progress);
  const failures: StackEvent[] = [];
  const follow = async () => {
    // The worker goes, and the deployment goes on: whoever takes it up finds its events.
    if (signal.reason instanceof DetachedError) throw signal.reason;
    if (signal.aborted) await cancel.ask();
    const fresh = await readNew(events);
    for (const event of fresh ?? []) {
      if (isFailure(event)) failures.push(event);
      progress(progressOf(event, origins));
    }
    return fresh === undefined ? 'DELETE_COMPLETE' : endOf(fresh);
  };
  const never = new AbortController().signal;
  const status = await waitFor(follow, { signal: never, timeoutMs: LONGEST_DEPLOYMENT_MS, intervalMs: POLL_MS });
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return succeeded(access, operation.stackName);
  return failureOf({ status, failures, origins, isCancelled: cancel.isAccepted() });
}

async function succeeded(access: AwsAccess, stackName: string): Promise<DeploymentResult> {
  return { status: 'succeeded', outputs: outputsOf(access, await findStack(access, stackName)) };
}

/** Undefined where the stack is gone: somebody deleted it under the deployment. */
async function readNew(events: StackEventReader): Promise<StackEvent[] | undefined> {
  try {
    return await events.readNew();
  } catch (error) {
    const failure = toAwsError(error, 'read the events');
    if (failure.code === 'NOT_FOUND') return undefined;
    throw failure;
  }
}

/** Asks CloudFormation to go back until it agrees: an update that has only just begun is not one yet. */
function canceller(
  access: AwsAccess,
  { stackName, token }: { stackName: string; token: string },
  progress: (event: DeploymentProgress) => void,
) {
  let isAccepted = false;
  let isRefusalTold = false;
  return {
    isAccepted: () => isAccepted,
    async ask() {
      if (isAccepted) return;
      try {
        // With the operation's own token, the events of the way back are the operation's too.
        const command = new CancelUpdateStackCommand({ StackName: stackName, ClientRequestToken: token });
        await access.cloudFormation.send(command);
        isAccepted = true;
        progress({ at: Date.now(), level: 'info', message: 'Cancelling: the stack goes back to what it was.' });
      } catch (error) {
        const failure = toAwsError(error, `cancel the update of ${stackName}`);
        if (failure.code !== 'INVALID') throw failure;
        const message = 'CloudFormation cannot cancel what it does now: only an update of what was there.';
        if (!isRefusalTold) progress({ at: Date.now(), level: 'info', message });
        isRefusalTold = true;
      }
    },
  };
}
