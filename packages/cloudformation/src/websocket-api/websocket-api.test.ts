import { emptyStageConfig, type WebsocketHandler } from '@chalice-studio/appspec';
import { anApp, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { synthesize } from '../synthesize';

const aHandler = (event: WebsocketHandler['event'], routeKey?: string): WebsocketHandler => ({
  ...{ id: testId('websocket-handler'), order: event, kind: 'websocket-handler', event },
  handler: { file: 'chalicelib/live.ts', export: event },
  ...(routeKey === undefined ? {} : { routeKey }),
});
const resourcesOf = (...handlers: WebsocketHandler[]) =>
  synthesize({
    spec: anApp(handlers),
    stage: emptyStageConfig('dev'),
    functions: [],
    code: { bucket: 'b', key: 'k' },
  }).template.Resources;
const deploymentOf = (resources: ReturnType<typeof resourcesOf>) =>
  Object.keys(resources).filter((id) => id.startsWith('WebsocketAPIDeployment'));
const routeKeysOf = (resources: ReturnType<typeof resourcesOf>) =>
  Object.values(resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::ApiGatewayV2::Route' ? [Properties?.RouteKey] : [],
  );

test('a new route is a new Deployment, and the stage shows it; the same API is the same one', () => {
  const before = resourcesOf(aHandler('message'));
  const after = resourcesOf(aHandler('message'), aHandler('message', 'join'));
  expect(deploymentOf(resourcesOf(aHandler('message')))).toEqual(deploymentOf(before));
  expect(deploymentOf(after)).not.toEqual(deploymentOf(before));
  expect(after.WebsocketAPIStage?.Properties?.DeploymentId).toEqual({ Ref: deploymentOf(after)[0] });
});

test('who comes and goes is always recorded: by the app’s own handlers, or by a function beside them', () => {
  const without = resourcesOf(aHandler('message'));
  expect(routeKeysOf(without)).toEqual(['$default', '$connect', '$disconnect']);
  expect(without.WebsocketRegistry).toMatchObject({ Type: 'AWS::Lambda::Function' });
  const half = resourcesOf(aHandler('connect'), aHandler('message'));
  expect(routeKeysOf(half)).toEqual(['$connect', '$default', '$disconnect']);
  expect(half.WebsocketRegistryDisconnectRoute).toBeDefined();
  const whole = resourcesOf(aHandler('connect'), aHandler('disconnect'), aHandler('message'));
  expect(Object.keys(whole).filter((id) => id.startsWith('WebsocketRegistry'))).toEqual([]);
});
