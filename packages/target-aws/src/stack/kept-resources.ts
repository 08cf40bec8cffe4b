import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { type DeletedStack, findDeletedStack } from './deleted-stack';
import { listStackResources } from './stack-resources';
import { findStack } from './stack-state';
import { type ParsedTemplate, parseTemplate } from './template-text';

/** A resource that stays in the account, with its data, when its stack goes. */
export type KeptResource = { logicalId: string; type: string; physicalId: string };

/**
 * What stays when the stage is destroyed; of one that is destroyed already, what stayed, for as long as CloudFormation
 * remembers (90 days).
 */
export async function keptResources(
  access: AwsAccess,
  stack: { stackName: string; stageKey: string },
): Promise<KeptResource[]> {
  if ((await findStack(access, stack.stackName)) !== undefined) return retained(access, stack.stackName);
  const deleted = await findStackThatLeft(access, stack);
  return deleted === undefined ? [] : leftOf(deleted);
}

/** The stage's stack that was deleted last and left something behind. */
export function findStackThatLeft(
  access: AwsAccess,
  stack: { stackName: string; stageKey: string },
): Promise<DeletedStack | undefined> {
  return findDeletedStack(access, stack, ({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED');
}

export function leftOf({ events }: DeletedStack): KeptResource[] {
  return events.flatMap(({ LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus }) =>
    ResourceStatus === 'DELETE_SKIPPED' && LogicalResourceId && ResourceType && PhysicalResourceId
      ? [{ logicalId: LogicalResourceId, type: ResourceType, physicalId: PhysicalResourceId }]
      : [],
  );
}

async function retained(access: AwsAccess, stackName: string): Promise<KeptResource[]> {
  const { Resources } = await readTemplate(access, stackName);
  const resources = await listStackResources(access, stackName);
  return [...resources].flatMap(([logicalId, { type, physicalId }]) =>
    Resources[logicalId]?.DeletionPolicy?.startsWith('Retain') === true ? [{ logicalId, type, physicalId }] : [],
  );
}

/** The template of a stack, also of a deleted one by its id. */
export async function readTemplate(access: AwsAccess, stackNameOrId: string): Promise<ParsedTemplate> {
  try {
    const { TemplateBody = '{}' } = await access.cloudFormation.send(
      new GetTemplateCommand({ StackName: stackNameOrId, TemplateStage: 'Original' }),
    );
    return parseTemplate(TemplateBody);
  } catch (error) {
    throw toAwsError(error, `read the template of ${stackNameOrId}`);
  }
}
