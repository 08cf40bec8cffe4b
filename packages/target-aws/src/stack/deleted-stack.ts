import { ListStacksCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { eventPages } from './stack-events';
import { ownerOf } from './stack-owner';
import { findStack } from './stack-state';

/**
 * The id of the stage's stack that was deleted last; CloudFormation remembers one for 90 days. A stack of the same name
 * that was another's is passed over.
 */
export async function findDeletedStack(
  access: AwsAccess,
  { stackName, stageKey }: { stackName: string; stageKey: string },
): Promise<string | undefined> {
  const candidates: { id: string; at: number }[] = [];
  let token: string | undefined;
  try {
    do {
      const page = await access.cloudFormation.send(
        new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'], NextToken: token }),
      );
      for (const { StackName, StackId, DeletionTime, CreationTime } of page.StackSummaries ?? [])
        if (StackName === stackName && StackId !== undefined)
          candidates.push({ id: StackId, at: (DeletionTime ?? CreationTime)?.getTime() ?? 0 });
      token = page.NextToken;
    } while (token !== undefined);
  } catch (error) {
    throw toAwsError(error, 'look for stacks that were deleted');
  }
  for (const { id } of candidates.sort((a, b) => b.at - a.at)) {
    const stack = await findStack(access, id);
    if (stack !== undefined && ownerOf(stack) === stageKey) return id;
  }
  return undefined;
}

/** What became of each resource when the stack was deleted: the last event of it. */
export async function lastEvents(access: AwsAccess, stackId: string): Promise<StackEvent[]> {
  const last = new Map<string, StackEvent>();
  for await (const page of eventPages(access, stackId))
    for (const event of page) {
      const id = event.LogicalResourceId;
      if (id !== undefined && !last.has(id)) last.set(id, event);
    }
  return [...last.values()];
}
