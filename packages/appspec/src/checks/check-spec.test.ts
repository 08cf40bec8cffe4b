import { expect, test } from 'vitest';
import type { Authorizer } from '../constructs/authorizer';
import type { Blueprint } from '../constructs/blueprint';
import { applyEdits } from '../edits/apply-edits';
import { emptyStageConfig } from '../stage-config';
import { anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from '../testing/index';
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

test('what code would know by one name is refused', () => {
  const cognito = (name: string): Authorizer => ({
    ...{ id: testId('authorizer'), order: 'a', kind: 'authorizer', type: 'cognito' },
    name,
    providerArns: ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/a'],
  });
  const blueprint = (name: string): Blueprint => ({
    ...{ id: testId('blueprint'), order: 'a', kind: 'blueprint' },
    name,
    mounts: { main: { order: 'a' } },
  });
  const existing = aTable({ name: 'archive', origin: { type: 'existing', identifier: 'orders' } });
  const spec = anApp([aTable(), existing, blueprint('shop'), blueprint('Shop'), cognito('people'), cognito('people')]);
  expect(checkSpec(spec).map((problem) => problem.code)).toEqual([
    'duplicate-resource-name',
    'duplicate-blueprint-name',
    'duplicate-authorizer-name',
  ]);
});

test('a route is guarded by what its own part of the app can name', () => {
  const blueprint: Blueprint = {
    id: testId('blueprint'),
    order: 'a',
    kind: 'blueprint',
    name: 'admin',
    mounts: { main: { order: 'a' } },
  };
  const authorizer = anAuthorizer();
  const route = aRoute({ authorizer: { id: authorizer.id }, blueprint: blueprint.id });
  expect(checkSpec(anApp([blueprint, authorizer, route])).map((problem) => problem.code)).toEqual([
    'authorizer-elsewhere',
  ]);
  // By moving it where it guards nothing else; else by one of the same code.
  for (const other of [aRoute({ path: '/open' }), aRoute({ path: '/other', authorizer: { id: authorizer.id } })]) {
    const spec = anApp([blueprint, authorizer, route, other]);
    const result = applyEdits(spec, checkSpec(spec)[0]?.fix?.edits ?? []);
    expect(result.ok && checkSpec(result.spec)).toEqual([]);
  }
  const iam: Authorizer = { id: testId('authorizer'), order: 'a', kind: 'authorizer', type: 'iam' };
  const scoped = aRoute({ authorizer: { id: iam.id, scopes: ['read'] } });
  const [problem] = checkSpec(anApp([iam, scoped]));
  const mended = applyEdits(anApp([iam, scoped]), problem?.fix?.edits ?? []);
  expect([problem?.code, mended.ok && checkSpec(mended.spec)]).toEqual(['scopes-with-iam', []]);
});

test.each(['../evil.ts', '/etc/passwd', 'chalicelib\\a.ts', 'a//b.ts', 'node_modules/a.ts', ''])(
  'a file at “%s” is outside of the project',
  (file) => {
    expect(checkSpec(anApp([], { source: { [file]: '' } })).map((problem) => problem.code)).toEqual(['file-path']);
  },
);
