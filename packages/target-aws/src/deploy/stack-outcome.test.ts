import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { endOf, failureOf } from './stack-outcome';

const stack = { StackId: 'arn:stack', PhysicalResourceId: 'arn:stack', ResourceType: 'AWS::CloudFormation::Stack' };
const event = (fields: Partial<StackEvent>): StackEvent => ({
  StackId: 'arn:stack',
  EventId: undefined,
  StackName: 'shop-dev',
  Timestamp: undefined,
  ...fields,
});
const failure = (LogicalResourceId: string, ResourceStatusReason: string) =>
  event({ LogicalResourceId, ResourceType: 'AWS::SQS::Queue', ResourceStatus: 'CREATE_FAILED', ResourceStatusReason });

test('an operation ends with the stack, not with a stack within it, and not while it cleans up', () => {
  const nested = { ...stack, PhysicalResourceId: 'arn:nested' };
  expect(endOf([event({ ...nested, ResourceStatus: 'CREATE_COMPLETE' })])).toBeUndefined();
  // The SDK's type knows the statuses of resources only.
  const cleaning = Object.assign(event(stack), { ResourceStatus: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' });
  expect(endOf([cleaning])).toBeUndefined();
  expect(endOf([event({ ...stack, ResourceStatus: 'UPDATE_COMPLETE' })])).toBe('UPDATE_COMPLETE');
});

test('the cause is the first resource that failed by itself, told at its construct', () => {
  const failures = [
    failure('OtherQueue', 'Resource creation cancelled'),
    failure('JobsQueue', 'The name is taken.'),
    event({ ...stack, LogicalResourceId: 'shop-dev', ResourceStatus: 'UPDATE_FAILED' }),
  ];
  const end = { status: 'ROLLBACK_COMPLETE', failures, origins: { JobsQueue: 'res_jobs' }, isCancelled: false };
  expect(failureOf(end)).toEqual({
    status: 'failed',
    entityId: 'res_jobs',
    reason:
      'JobsQueue (AWS::SQS::Queue): The name is taken. The stack could not be created. Remove what is left of it, then deploy again.',
  });
});

test('what was cancelled has no cause but the person who did it', () => {
  const failures = [failure('JobsQueue', 'Resource update cancelled')];
  const end = { status: 'UPDATE_ROLLBACK_COMPLETE', failures, origins: {}, isCancelled: true };
  expect(failureOf(end)).toEqual({
    status: 'failed',
    reason: 'Cancelled. The stack is back to what it was before.',
    isRolledBack: true,
  });
});
