import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { DeploymentProgress, DeploymentResult, ResourceState } from '@chalice-studio/target';

type Origins = Readonly<Record<string, string>>;

export const isFailure = (event: StackEvent) => event.ResourceStatus?.endsWith('_FAILED') === true;

/** The status in which the operation left the stack, once its events tell it. */
export function endOf(events: readonly StackEvent[]): string | undefined {
  const ends = events.filter((event) => isOfStack(event) && event.ResourceStatus?.endsWith('_IN_PROGRESS') === false);
  return ends.at(-1)?.ResourceStatus;
}

function isOfStack(event: StackEvent): boolean {
  return event.ResourceType === 'AWS::CloudFormation::Stack' && event.PhysicalResourceId === event.StackId;
}

export function progressOf(event: StackEvent, origins: Origins): DeploymentProgress {
  const { LogicalResourceId: id = '', ResourceType: type = '', ResourceStatus: status = '' } = event;
  const reason = event.ResourceStatusReason ? `: ${event.ResourceStatusReason}` : '';
  const entityId = origins[id];
  return {
    at: event.Timestamp?.getTime() ?? Date.now(),
    level: isFailure(event) ? 'error' : 'info',
    message: `${id} (${type}) ${status}${reason}`,
    ...(entityId === undefined ? {} : { entityId }),
    ...(isOfStack(event) ? {} : { resource: { logicalId: id, state: stateOf(status) } }),
  };
}

function stateOf(status: string): ResourceState {
  if (status.endsWith('_FAILED')) return 'failed';
  if (status.includes('ROLLBACK') || status.startsWith('DELETE_')) return 'undone';
  return status.endsWith('_COMPLETE') ? 'done' : 'in-progress';
}

/** What each unhappy end leaves, and the way on. */
const ways: Readonly<Record<string, string>> = {
  ROLLBACK_COMPLETE: 'The stack could not be created. Remove what is left of it, then deploy again.',
  ROLLBACK_FAILED:
    'The stack could not be created, nor all of it removed. Remove what is left of it, then deploy again.',
  UPDATE_ROLLBACK_COMPLETE: 'The stack is back to what it was before.',
  UPDATE_ROLLBACK_FAILED: 'The way back is stuck as well. Continue the rollback, then deploy again.',
  DELETE_COMPLETE: 'The stack was deleted while it was deployed. Deploy again.',
};

/** The first failure is the cause; those after it are of its cancelling. */
export function failureOf(end: {
  status: string;
  failures: readonly StackEvent[];
  origins: Origins;
  isCancelled: boolean;
}): DeploymentResult {
  const way = ways[end.status] ?? `The stack is ${end.status}.`;
  const [cause] = end.failures.filter((event) => !isConsequence(event) && !isOfStack(event));
  const isRolledBack = end.status === 'UPDATE_ROLLBACK_COMPLETE' ? { isRolledBack: true } : {};
  if (cause === undefined)
    return { status: 'failed', reason: end.isCancelled ? `Cancelled. ${way}` : way, ...isRolledBack };
  const id = cause.LogicalResourceId ?? 'The stack';
  const entityId = end.origins[id];
  const reason = (cause.ResourceStatusReason ?? cause.ResourceStatus ?? '').replace(/\.$/, '');
  return {
    status: 'failed',
    reason: `${id} (${cause.ResourceType}): ${reason}. ${way}`,
    ...(entityId === undefined ? {} : { entityId }),
    ...isRolledBack,
  };
}

/** “Resource creation cancelled”: what CloudFormation says of resources beside the one that failed. */
const isConsequence = (event: StackEvent) =>
  /^Resource (creation|update) cancelled/i.test(event.ResourceStatusReason ?? '');
