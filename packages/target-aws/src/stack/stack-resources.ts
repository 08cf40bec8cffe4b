import { ListStackResourcesCommand, type StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** Logical id → physical id of everything in a stack. */
export type StackResources = ReadonlyMap<string, { physicalId: string; type: string }>;

export async function listStackResources(access: AwsAccess, stackName: string): Promise<StackResources> {
  const resources = new Map<string, { physicalId: string; type: string }>();
  for (const { LogicalResourceId, PhysicalResourceId, ResourceType = '' } of await listSummaries(access, stackName)) {
    if (LogicalResourceId !== undefined && PhysicalResourceId !== undefined)
      resources.set(LogicalResourceId, { physicalId: PhysicalResourceId, type: ResourceType });
  }
  return resources;
}

async function listSummaries(access: AwsAccess, stackName: string): Promise<StackResourceSummary[]> {
  const summaries: StackResourceSummary[] = [];
  let token: string | undefined;
  try {
    do {
      const page = await access.cloudFormation.send(
        new ListStackResourcesCommand({ StackName: stackName, NextToken: token }),
      );
      summaries.push(...(page.StackResourceSummaries ?? []));
      token = page.NextToken;
    } while (token !== undefined);
  } catch (error) {
    throw toAwsError(error, `list the resources of ${stackName}`);
  }
  return summaries;
}
