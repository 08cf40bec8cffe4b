import { expect, test } from 'vitest';
import { applyEdits } from '../edits/apply-edits';
import { emptyStageConfig } from '../stage-config';
import { anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse } from '../testing/index';
import { checkSpec } from './check-spec';
import { checkStage } from './check-stage';

test.each([
  ['/orders/', 'trailing-slash'],
  ['', 'empty-path'],
  ['orders', 'path-start'],
  ['/ord ers', 'path-characters'],
  ['/{id}/{id}', 'duplicate-parameter'],
])('the path “%s” is a problem: %s', (path, code) => {
  expect(checkSpec(anApp([aRoute({ path })])).map((problem) => problem.code)).toContain(code);
});

test('a quick fix mends what it names', () => {
  const spec = anApp([aRoute({ path: '/orders/' })]);
  const fix = checkSpec(spec)[0]?.fix;
  const result = applyEdits(spec, fix?.edits ?? []);
  expect(result.ok && checkSpec(result.spec)).toEqual([]);
});

test('a handler that its file does not export is named', () => {
  const spec = { ...anApp([aRoute()]), source: { 'chalicelib/handlers.ts': 'export const other = 1;' } };
  expect(checkSpec(spec)[0]?.message).toContain('exports no listOrders');
});

test('two functions of one name, two routes of one method and two handlers of one route key are refused', () => {
  const spec = anApp([aSchedule(), aSchedule(), aRoute(), aRoute()]);
  expect(checkSpec(spec).map((problem) => problem.code)).toEqual(['duplicate-route', 'duplicate-function-name']);
});

test('a route whose authorizer is gone says so and offers to open it', () => {
  const authorizer = anAuthorizer();
  const [problem] = checkSpec(anApp([aRoute({ authorizer: { id: authorizer.id } })]));
  expect(problem).toMatchObject({ code: 'missing-authorizer', fix: { label: 'Make the route open' } });
});

test('an edge takes only what its resource can give', () => {
  const route = aRoute();
  const table = aTable();
  expect(checkSpec(anApp([route, table, aUse(route.id, table.id, ['send'])]))[0]?.code).toBe('wrong-access');
});

test('a stage with half a VPC, a reserved variable and too much memory names all three', () => {
  const stage = emptyStageConfig('dev');
  stage.settings = { subnetIds: ['subnet-1'], lambdaMemorySize: 64, environmentVariables: { AWS_REGION: 'x' } };
  expect(checkStage(anApp(), stage).map((problem) => problem.code)).toEqual([
    'out-of-range',
    'vpc-incomplete',
    'reserved-variable',
  ]);
});
