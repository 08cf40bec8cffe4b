import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { StackResource } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { eventPages } from './stack-events';

/**
 * Resources that the last way back, or the last deletion, could not bring to its end, with the reason. Of an update's own
 * failures there may be more: CloudFormation lets those of the way back alone be left out.
 */
export async function listFailedResources(access: AwsAccess, stackName: string): Promise<StackResource[]> {
  const last = new Map<string, StackEvent>();
  for await (const page of eventPages(access, stackName)) {
    for (const event of page) {
      if (isBeginning(event)) return failed(last);
      const id = event.LogicalResourceId;
      if (id !== undefined && event.PhysicalResourceId !== event.StackId && !last.has(id)) last.set(id, event);
    }
  }
  return failed(last);
}

function isBeginning({ PhysicalResourceId, StackId, ResourceStatus }: StackEvent): boolean {
  return PhysicalResourceId === StackId && /^(UPDATE_ROLLBACK|ROLLBACK|DELETE)_IN_PROGRESS$/.test(`${ResourceStatus}`);
}

function failed(last: ReadonlyMap<string, StackEvent>): StackResource[] {
  return [...last].flatMap(([logicalId, { ResourceType: type = '', ResourceStatus, ResourceStatusReason: reason }]) => {
    if (ResourceStatus?.endsWith('_FAILED') !== true) return [];
    return [{ logicalId, type, ...(reason === undefined ? {} : { reason }) }];
  });
}
