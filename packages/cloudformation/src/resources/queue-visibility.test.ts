import { emptyStageConfig, type Resource } from '@chalice-studio/appspec';
import { anApp, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { synthesize } from '../synthesize';

const id = testId('resource');
const deployed = (queue: Partial<Extract<Resource, { type: 'queue' }>>, lambdaTimeout?: number) => {
  const jobs: Resource = {
    id,
    order: 'a',
    kind: 'resource',
    type: 'queue',
    name: 'jobs',
    origin: { type: 'managed' },
    ...queue,
  };
  const handler = { file: 'chalicelib/work.ts', export: 'work' };
  const spec = anApp([
    jobs,
    { id: 'sqs_aaaaaaaaaa', order: 'b', kind: 'sqs-message', name: 'work', queue: id, handler },
  ]);
  const stage = { ...emptyStageConfig('dev'), settings: lambdaTimeout === undefined ? {} : { lambdaTimeout } };
  return synthesize({ spec, stage, functions: [], code: { bucket: 'b', key: 'k' } });
};
const seconds = (result: ReturnType<typeof deployed>) =>
  result.template.Resources.JobsQueue?.Properties?.VisibilityTimeout;

test('a queue hides a message for six times as long as its handler may take, within what SQS takes', () => {
  expect([seconds(deployed({})), seconds(deployed({}, 10)), seconds(deployed({}, 900))]).toEqual([360, 60, 5400]);
});

test('what a person says stays, unless Lambda would refuse it: that is told at the queue', () => {
  const fine = deployed({ visibilityTimeoutSeconds: 60 });
  expect([seconds(fine), fine.problems]).toEqual([60, []]);
  expect(deployed({ visibilityTimeoutSeconds: 30 }).problems).toEqual([
    {
      entityId: id,
      path: ['visibilityTimeoutSeconds'],
      code: 'visibility-below-timeout',
      severity: 'error',
      message:
        'Queue jobs hides a message for 30 s, but its handler work may take 60 s. Lambda refuses that: raise the one, or lower the timeout of the other.',
    },
  ]);
});
