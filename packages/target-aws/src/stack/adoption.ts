import { CreateChangeSetCommand, type ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { AwsError, toAwsError } from '../access/aws-error';
import { waitFor } from '../access/wait-for';
import { executeChangeSet, readChangeSet } from './change-set';
import { findStackThatLeft, type KeptResource, keptResources, leftOf, readTemplate } from './kept-resources';
import { adoptionDescription, ownerOf } from './stack-owner';
import { findStack, isInProgress } from './stack-state';

/** By which property CloudFormation knows an existing resource of each type; a physical id is its value. */
const identifiers: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueUrl',
  'AWS::SNS::Topic': 'TopicArn',
  'AWS::Kinesis::Stream': 'Name',
};

const CHANGE_SET = 'adopt-kept-resources';
const LONGEST_MS = 30 * 60_000;
const POLL_MS = 500;

/**
 * Takes resources that a destroyed stage left behind into a new stack of its name, unchanged and with their data, so that
 * the next deployment goes on with them instead of making empty ones. They are described as the old stack's template did:
 * an import demands what is really there, and may contain nothing else. Begun again it takes up what it finds.
 */
export async function adoptKeptResources(
  access: AwsAccess,
  options: { stackName: string; stageKey: string; executionRoleArn: string; signal: AbortSignal },
): Promise<readonly KeptResource[]> {
  const { stackName, stageKey, signal } = options;
  const name = { stackName, changeSetName: CHANGE_SET };
  const present = await findStack(access, stackName);
  if (present?.StackStatus === 'IMPORT_COMPLETE' && ownerOf(present) === stageKey)
    return keptResources(access, { stackName, stageKey });
  if (present !== undefined && present.StackStatus !== 'REVIEW_IN_PROGRESS' && !isInProgress(present.StackStatus ?? ''))
    throw new AwsError({
      code: 'ALREADY_EXISTS',
      message: `The stack ${stackName} is there. What is kept can be taken back before the stage is deployed again only.`,
    });
  const deleted = present === undefined ? await findStackThatLeft(access, { stackName, stageKey }) : undefined;
  if (present === undefined && deleted === undefined)
    throw new AwsError({ code: 'NOT_FOUND', message: `Nothing is known that the stack ${stackName} left behind.` });
  if (deleted !== undefined) {
    const { Resources } = await readTemplate(access, deleted.id);
    const wanted = leftOf(deleted).filter(
      ({ logicalId, type }) => type in identifiers && Resources[logicalId] !== undefined,
    );
    const body = JSON.stringify({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: adoptionDescription(stageKey),
      Resources: Object.fromEntries(wanted.map(({ logicalId }) => [logicalId, Resources[logicalId]])),
    });
    await createImport(access, { ...options, body, wanted });
  }
  const limits = { signal, timeoutMs: LONGEST_MS, intervalMs: POLL_MS };
  const changeSet = await waitFor(() => readChangeSet(access, name), limits);
  if (changeSet.execution === 'open') await executeChangeSet(access, { ...name, token: CHANGE_SET });
  const status = await waitFor(async () => {
    const now = (await findStack(access, stackName))?.StackStatus ?? 'DELETE_COMPLETE';
    return isInProgress(now) || now === 'REVIEW_IN_PROGRESS' ? undefined : now;
  }, limits);
  if (status !== 'IMPORT_COMPLETE')
    throw new AwsError({ code: 'STACK_FAILED', message: `Taking back what was kept ended as ${status}.` });
  return keptResources(access, { stackName, stageKey });
}

async function createImport(
  access: AwsAccess,
  input: { stackName: string; executionRoleArn: string; body: string; wanted: readonly KeptResource[] },
): Promise<void> {
  const resources = input.wanted.map(
    ({ logicalId, type, physicalId }): ResourceToImport => ({
      LogicalResourceId: logicalId,
      ResourceType: type,
      ResourceIdentifier: { [identifiers[type] ?? '']: physicalId },
    }),
  );
  try {
    await access.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: input.stackName,
        ChangeSetName: CHANGE_SET,
        ChangeSetType: 'IMPORT',
        TemplateBody: input.body,
        RoleARN: input.executionRoleArn,
        ResourcesToImport: resources,
      }),
    );
  } catch (error) {
    const failure = toAwsError(error, `take back what ${input.stackName} left`);
    if (failure.code !== 'ALREADY_EXISTS') throw failure;
  }
}
