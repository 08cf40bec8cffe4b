import { DetachedError } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { deleteChangeSet, executeChangeSet, readChangeSet } from '../stack/change-set';
import { StackEventReader } from '../stack/stack-events';
import { findStack } from '../stack/stack-state';

export type Beginning = { type: 'executing' } | { type: 'nothing-to-do' } | { type: 'refused'; reason: string };

type Operation = {
  stackName: string;
  token: string;
  /** The deployment was planned as an update of what is there. */
  isUpdate: boolean;
  plan(): Promise<unknown>;
  signal: AbortSignal;
};

/** Sends the change set on its way once, whoever asks how often; one that nobody made is made. */
export async function beginExecution(access: AwsAccess, operation: Operation): Promise<Beginning> {
  const { stackName, token, signal } = operation;
  const name = { stackName, changeSetName: token };
  const isPlanned = (await findChangeSet(access, name)) !== undefined || (await hasEvents(access, operation));
  if (!isPlanned && operation.isUpdate && (await findStack(access, stackName)) === undefined)
    return { type: 'refused', reason: `The stack ${stackName} is gone from the account. Plan again.` };
  if (!isPlanned) await operation.plan();
  // Undefined where the deployment was executed and CloudFormation has put its change set away.
  const changeSet = await findChangeSet(access, name);
  if (changeSet === undefined || changeSet.execution === 'begun') return { type: 'executing' };
  if (changeSet.execution === 'obsolete')
    return { type: 'refused', reason: `The stack ${stackName} changed after this plan was made. Plan again.` };
  if (changeSet.isEmpty) {
    await deleteChangeSet(access, name);
    return { type: 'nothing-to-do' };
  }
  if (signal.reason instanceof DetachedError) throw signal.reason;
  if (signal.aborted) {
    await deleteChangeSet(access, name);
    return { type: 'refused', reason: 'Cancelled before anything was changed.' };
  }
  try {
    await executeChangeSet(access, { ...name, token });
  } catch (error) {
    // Both workers were executing it, this one second.
    const isBegun = (await findChangeSet(access, name))?.execution === 'begun' || (await hasEvents(access, operation));
    if (!isBegun) throw toAwsError(error, 'execute the plan');
  }
  return { type: 'executing' };
}

async function hasEvents(access: AwsAccess, operation: Operation): Promise<boolean> {
  try {
    return (await new StackEventReader(access, operation).readNew()).length > 0;
  } catch (error) {
    const failure = toAwsError(error, 'read the events');
    if (failure.code === 'NOT_FOUND') return false;
    throw failure;
  }
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
