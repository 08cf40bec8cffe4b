import { expect, test } from 'vitest';
import type { Blueprint } from './constructs/blueprint';
import { listFunctionHandlers } from './handler-names';
import { listLambdaFunctions } from './lambda-functions';
import { anApp, aRoute, aSchedule, testId } from './testing/index';

const handler = { file: 'chalicelib/live.ts', export: 'connected' };

function aBlueprint(mounts: Blueprint['mounts']): Blueprint {
  return { id: testId('blueprint'), order: 'a', kind: 'blueprint', name: 'live', mounts };
}

function appWith(blueprint: Blueprint) {
  const id = testId('websocket-handler');
  return anApp([
    blueprint,
    aRoute({ blueprint: blueprint.id }),
    aSchedule({ blueprint: blueprint.id }),
    { id, order: 'a', kind: 'websocket-handler', event: 'connect', blueprint: blueprint.id, handler },
  ]);
}

test('a function of a blueprint is deployed once for each mount, under its prefix', () => {
  const spec = appWith(aBlueprint({ one: { order: 'b', namePrefix: 'b_' }, two: { order: 'a', namePrefix: 'a_' } }));
  expect(listLambdaFunctions(spec).map((each) => each.name)).toEqual([
    'api_handler',
    'a_sweep',
    'b_sweep',
    'websocket_connect',
  ]);
});

test('the running app knows a WebSocket handler by the prefix of its blueprint', () => {
  const spec = appWith(aBlueprint({ one: { order: 'a', namePrefix: 'live_' } }));
  expect(listFunctionHandlers(spec).at(-1)).toEqual({
    name: 'websocket_connect',
    registeredName: 'live_websocket_connect',
  });
});

test('nothing of a blueprint that is mounted nowhere is deployed', () => {
  expect(listLambdaFunctions(appWith(aBlueprint({})))).toEqual([]);
});
