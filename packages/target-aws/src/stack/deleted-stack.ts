import { ListStacksCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { eventPages } from './stack-events';
import { ownerOf } from './stack-owner';
import { findStack } from './stack-state';

export type DeletedStack = {
  id: string;
  /** What became of each resource: the last event of it. */
  events: readonly StackEvent[];
};

/**
 * The stage's stack that was deleted last and had what is looked for; CloudFormation remembers one for 90 days. One of the
 * same name that was another's is passed over, and one that only a plan made or whose first creation failed hides no other.
 */
export async function findDeletedStack(
  access: AwsAccess,
  { stackName, stageKey }: { stackName: string; stageKey: string },
  isWanted: (event: StackEvent) => boolean,
): Promise<DeletedStack | undefined> {
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
    if (stack === undefined || ownerOf(stack) !== stageKey) continue;
    const events = await lastEvents(access, id);
    if (events.some(isWanted)) return { id, events };
  }
  return undefined;
}

async function lastEvents(access: AwsAccess, stackId: string): Promise<StackEvent[]> {
  const last = new Map<string, StackEvent>();
  for await (const page of eventPages(access, stackId))
    for (const event of page) {
      const id = event.LogicalResourceId;
      if (id !== undefined && !last.has(id)) last.set(id, event);
    }
  return [...last.values()];
}
