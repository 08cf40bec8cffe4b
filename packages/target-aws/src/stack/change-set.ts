import {
  type Change,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';

export type ChangeSetInput = {
  stackName: string;
  /** Made from the deployment's id, so that a second worker finds the first one's. */
  changeSetName: string;
  type: 'CREATE' | 'UPDATE';
  template: { body: string } | { url: string };
  executionRoleArn: string;
  tags: Readonly<Record<string, string>>;
};

export type ChangeSet = {
  id: string;
  changes: readonly Change[];
  isEmpty: boolean;
  /** `begun`: it was executed, whatever came of it. `obsolete`: another one was, and this one fits no more. */
  execution: 'open' | 'begun' | 'obsolete';
};

/** CloudFormation's words for a change set that changes nothing. */
const nothingToDo = /didn't contain changes|No updates are to be performed/i;
const LONGEST_CHANGE_SET_MS = 5 * 60_000;

/**
 * Creates the change set, or takes up the one of that name, and waits until CloudFormation has worked it out. One that fits
 * the stack no more, or found nothing to change at the time, is made anew.
 */
export async function createChangeSet(
  access: AwsAccess,
  input: ChangeSetInput,
  signal: AbortSignal,
): Promise<ChangeSet> {
  const limits = { signal, timeoutMs: LONGEST_CHANGE_SET_MS, intervalMs: 500 };
  const isNew = await sendChangeSet(access, input);
  const found = await waitFor(() => readChangeSet(access, input), limits);
  if (isNew || (found.execution !== 'obsolete' && !found.isEmpty)) return found;
  await deleteChangeSet(access, input);
  await sendChangeSet(access, input);
  return waitFor(() => readChangeSet(access, input), limits);
}

/** False where there is one of that name. */
async function sendChangeSet(access: AwsAccess, input: ChangeSetInput): Promise<boolean> {
  try {
    await access.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: input.stackName,
        ChangeSetName: input.changeSetName,
        ChangeSetType: input.type,
        ...('body' in input.template ? { TemplateBody: input.template.body } : { TemplateURL: input.template.url }),
        RoleARN: input.executionRoleArn,
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        Tags: Object.entries(input.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return true;
  } catch (error) {
    const failure = toAwsError(error, `plan the stack ${input.stackName}`);
    if (failure.code !== 'ALREADY_EXISTS') throw failure;
    return false;
  }
}

/** Undefined while CloudFormation is still at it. */
export async function readChangeSet(
  access: AwsAccess,
  { stackName, changeSetName }: Pick<ChangeSetInput, 'stackName' | 'changeSetName'>,
): Promise<ChangeSet | undefined> {
  const changes: Change[] = [];
  let token: string | undefined;
  try {
    for (;;) {
      const page = await access.cloudFormation.send(
        new DescribeChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetName, NextToken: token }),
      );
      const reason = page.StatusReason ?? '';
      if (page.Status === 'FAILED' && nothingToDo.test(reason))
        return { id: page.ChangeSetId ?? changeSetName, changes: [], isEmpty: true, execution: 'open' };
      if (page.Status === 'FAILED')
        throw new AwsError({ code: 'INVALID', message: `CloudFormation refuses the template: ${reason}` });
      if (page.Status !== 'CREATE_COMPLETE') return undefined;
      changes.push(...(page.Changes ?? []));
      token = page.NextToken;
      if (token !== undefined) continue;
      const execution = executionOf(page.ExecutionStatus);
      return { id: page.ChangeSetId ?? changeSetName, changes, isEmpty: changes.length === 0, execution };
    }
  } catch (error) {
    throw toAwsError(error, `read the change set of ${stackName}`);
  }
}

function executionOf(status: string | undefined): ChangeSet['execution'] {
  if (status === 'OBSOLETE') return 'obsolete';
  return status?.startsWith('EXECUTE_') === true ? 'begun' : 'open';
}

export async function executeChangeSet(
  access: AwsAccess,
  input: { stackName: string; changeSetName: string; token: string },
): Promise<void> {
  try {
    await access.cloudFormation.send(
      new ExecuteChangeSetCommand({
        StackName: input.stackName,
        ChangeSetName: input.changeSetName,
        ClientRequestToken: input.token,
      }),
    );
  } catch (error) {
    throw toAwsError(error, `execute the plan of ${input.stackName}`);
  }
}

export async function deleteChangeSet(
  access: AwsAccess,
  { stackName, changeSetName }: { stackName: string; changeSetName: string },
): Promise<void> {
  try {
    await access.cloudFormation.send(
      new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetName }),
    );
  } catch (error) {
    const failure = toAwsError(error, `delete the plan of ${stackName}`);
    if (failure.code !== 'NOT_FOUND') throw failure;
  }
}
