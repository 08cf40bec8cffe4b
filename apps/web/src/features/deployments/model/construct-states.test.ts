import type { DeploymentEvent, DeploymentStatus, PlanRecord } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { constructStates, OF_THE_APP } from './construct-states';

const plan: PlanRecord = {
  hash: 'h',
  changes: [{ entityId: 'route', action: 'add', sentence: 'It is added.', class: 'safe', widensIam: false }],
  resources: [
    { logicalId: 'Table', type: 'AWS::DynamoDB::Table', action: 'add', entityId: 'table' },
    { logicalId: 'Queue', type: 'AWS::SQS::Queue', action: 'add', entityId: 'queue' },
    { logicalId: 'QueuePolicy', type: 'AWS::SQS::QueuePolicy', action: 'add', entityId: 'queue' },
    { logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi', action: 'add' },
  ],
};

let sequence = 0;
type State = NonNullable<DeploymentEvent['resource']>['state'];
const event = (logicalId: string, state: State, message = state as string): DeploymentEvent => ({
  ...{ sequence: ++sequence, at: sequence, level: 'info', message },
  resource: { logicalId, state },
});
const statesOf = (status: DeploymentStatus, events: DeploymentEvent[]) =>
  Object.fromEntries([...constructStates({ status, plan }, events)].map(([id, { state }]) => [id, state]));

test('all wait while the plan is shown', () => {
  expect(statesOf('planned', [])).toEqual({
    table: 'pending',
    queue: 'pending',
    [OF_THE_APP]: 'pending',
    route: 'pending',
  });
});

test('a construct is done when its last resource is; a route goes with the deployment', () => {
  const events = [event('Table', 'in-progress'), event('Queue', 'in-progress'), event('Queue', 'done')];
  expect(statesOf('executing', events)).toEqual({
    ...{ table: 'in-progress', queue: 'in-progress', [OF_THE_APP]: 'pending', route: 'in-progress' },
  });
  const queue = constructStates({ status: 'executing', plan }, [...events, event('QueuePolicy', 'done')]).get('queue');
  expect(queue).toEqual({ state: 'done', doneCount: 2, count: 2 });
  expect(new Set(Object.values(statesOf('succeeded', events)))).toEqual(new Set(['done']));
});

test('what failed stays failed with its reason; what was cancelled with it only went back', () => {
  const events = [
    event('Table', 'failed', 'Table (AWS::DynamoDB::Table) CREATE_FAILED: the name is taken'),
    event('Queue', 'failed', 'Queue (AWS::SQS::Queue) CREATE_FAILED: Resource creation cancelled'),
    event('QueuePolicy', 'undone'),
    event('Table', 'undone'),
  ];
  expect(statesOf('failed', events)).toEqual({ table: 'failed', queue: 'undone' });
  expect(constructStates({ status: 'failed', plan }, events).get('table')?.reason).toContain('the name is taken');
});
