import { type AppSpec, emptyStageConfig, type StageConfig } from '@chalice-studio/appspec';
import { anApp, aRoute, aTable, aUse } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { planChanges } from './plan-changes';

const stageConfig = emptyStageConfig('dev');
const sentences = (before: AppSpec, after: AppSpec) =>
  planChanges({ spec: before, stageConfig }, { spec: after, stageConfig }).map(({ sentence }) => sentence);

test('a route that comes is safe, one that goes breaks its callers, and that is said first', () => {
  const [list, create] = [aRoute({ path: '/orders' }), aRoute({ path: '/orders', methods: ['POST'] })];
  const changes = planChanges({ spec: anApp([list]), stageConfig }, { spec: anApp([create]), stageConfig });
  expect(changes).toEqual([
    {
      entityId: list.id,
      action: 'remove',
      sentence: 'Route GET /orders is removed.',
      class: 'breaks-callers',
      widensIam: false,
    },
    { entityId: create.id, action: 'add', sentence: 'Route POST /orders is added.', class: 'safe', widensIam: false },
  ]);
});

test('access that comes and goes is told as what who may do', () => {
  const [route, table] = [aRoute({ path: '/orders' }), aTable({ name: 'orders' })];
  const without = anApp([route, table]);
  const use = { ...aUse(route.id, table.id), access: ['read' as const] };
  const granted = anApp([route, table, use]);
  expect(sentences(without, granted)).toEqual(['Route GET /orders may read table orders.']);
  expect(sentences(granted, without)).toEqual(['Route GET /orders may no longer read table orders.']);
});

test('code that changes is named by its files, and nothing else by it', () => {
  const spec = anApp([aRoute({ path: '/orders' })]);
  const [file = ''] = Object.keys(spec.source);
  const edited = { ...spec, source: { ...spec.source, [file]: `${spec.source[file]}// more\n` } };
  expect(sentences(spec, edited)).toEqual([`Code changes: ${file}.`]);
  expect(sentences(spec, spec)).toEqual([]);
});

test('what people merge into the template is told by a name that they know', () => {
  const spec = anApp();
  const extraCloudFormation = { template: { Resources: { Alarm: { Type: 'AWS::SNS::Topic' } } } };
  expect(sentences(spec, { ...spec, extraCloudFormation })).toEqual(['The app changes: CloudFormation of your own.']);
});

test('a table with another key is replaced, and the plan says what becomes of its items', () => {
  const key = (name: string) => ({ name, type: 'S' as const });
  const table = (partitionKey: { name: string; type: 'S' }): AppSpec['resources'][string] => ({
    id: 'res_aaaaaaaaaa',
    order: 'a',
    kind: 'resource',
    type: 'table',
    name: 'orders',
    origin: { type: 'managed' },
    partitionKey,
  });
  const spec = anApp();
  const withTable = (partitionKey: { name: string; type: 'S' }) => ({
    ...spec,
    resources: { res_aaaaaaaaaa: table(partitionKey) },
  });
  const [change] = planChanges(
    { spec: withTable(key('id')), stageConfig },
    { spec: withTable(key('number')), stageConfig },
  );
  expect(change).toMatchObject({ action: 'replace', class: 'data-loss' });
  expect(change?.sentence).toMatch(/^Table orders is replaced\. The new one is empty/);
});

test('settings are told by value, variables by name only', () => {
  const spec = anApp();
  const settings = (more: StageConfig['settings']): StageConfig => ({ ...stageConfig, settings: more });
  const [change] = planChanges(
    { spec, stageConfig: settings({ lambdaMemorySize: 128 }) },
    { spec, stageConfig: settings({ lambdaMemorySize: 256, environmentVariables: { TOKEN: 'canary' } }) },
  );
  expect(change?.sentence).toBe('All functions change: lambda memory size from 128 to 256, variable TOKEN.');
});
