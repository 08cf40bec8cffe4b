import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** Logical id → physical id of everything in a stack. */
export type StackResources = ReadonlyMap<string, { physicalId: string; type: string }>;

export async function listStackResources(access: AwsAccess, stackName: string): Promise<StackResources> {
  const resources = new Map<string, { physicalId: string; type: string }>();
  let token: string | undefined;
  try {
    do {
      const page = await access.cloudFormation.send(
        new ListStackResourcesCommand({ StackName: stackName, NextToken: token }),
      );
      for (const { LogicalResourceId, PhysicalResourceId, ResourceType = '' } of page.StackResourceSummaries ?? []) {
        if (LogicalResourceId !== undefined && PhysicalResourceId !== undefined)
          resources.set(LogicalResourceId, { physicalId: PhysicalResourceId, type: ResourceType });
      }
      token = page.NextToken;
    } while (token !== undefined);
  } catch (error) {
    throw toAwsError(error, `list the resources of ${stackName}`);
  }
  return resources;
}
