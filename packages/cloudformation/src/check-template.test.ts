import {
  type AppSpec,
  type Entity,
  emptyStageConfig,
  type StageConfig,
  stageConfigSchema,
} from '@chalice-studio/appspec';
import { anApp, aRoute, aTable, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { synthesize } from './synthesize';

const stage = emptyStageConfig('dev');
const problemsOf = (spec: AppSpec, more: Partial<StageConfig> = {}) =>
  synthesize({ spec, stage: { ...stage, ...more }, functions: [], code: { bucket: 'b', key: 'k' } }).problems;
const pathOf = (routes: readonly { id: string; path: string }[], id: string | undefined) =>
  routes.find((each) => each.id === id)?.path;
const aFunction = (name: string): Entity => ({
  ...{ id: testId('lambda-function'), order: name, kind: 'lambda-function', name },
  handler: { file: 'chalicelib/all.ts', export: 'all' },
});

test('two functions that are one in CamelCase are told at the second of them', () => {
  const [first, second] = [aFunction('send_mail'), aFunction('sendMail')];
  const [problem, ...others] = problemsOf(anApp([aFunction('other'), second, first]));
  expect([problem?.code, others]).toEqual(['logical-id-collision', []]);
  expect(problem?.message).toMatch(/“send_?[mM]ail” and “send_?[mM]ail” both become SendMail in the template\. Rename/);
  expect([first.id, second.id]).toContain(problem?.entityId);
});

test('a function that would take the place of a table in the template is told, not deployed', () => {
  const table = aTable({ name: 'orders' });
  expect(problemsOf(anApp([aFunction('orders_table'), table]))).toMatchObject([
    { code: 'logical-id-collision', entityId: table.id, message: expect.stringContaining('both become OrdersTable') },
  ]);
});

test('more resources than a stack takes are counted', () => {
  const functions = Array.from({ length: 501 }, (_, index) => aFunction(`f${index}`));
  const [problem, ...others] = problemsOf(anApp(functions));
  expect([problem?.code, problem?.severity, others]).toEqual(['too-many-resources', 'error', []]);
  expect(problem?.message).toMatch(/has 502 resources; CloudFormation takes 500/);
  const beyond = functions.find(({ id }) => id === problem?.entityId);
  expect(problem?.message).toContain(`From “${beyond !== undefined && 'name' in beyond ? beyond.name : ''}” on`);
});

test('what is merged into the template counts too, by its own name', () => {
  const topics = Array.from({ length: 501 }, (_, index) => [`Topic${index}`, { Type: 'AWS::SNS::Topic' }]);
  const extraCloudFormation = { template: { Resources: Object.fromEntries(topics) } };
  expect(problemsOf({ ...anApp([aFunction('one')]), extraCloudFormation })).toMatchObject([
    { code: 'too-many-resources', entityId: 'app', message: expect.stringMatching(/From “Topic\d+” on/) },
  ]);
});

test('an API that is too large for a template is told with the share of its routes', () => {
  const contentTypes = ['application/json', `application/${'x'.repeat(3000)}`];
  const routes = Array.from({ length: 400 }, (_, index) => aRoute({ path: `/r${index}`, contentTypes }));
  const [large, paths] = problemsOf(anApp(routes));
  expect(large).toMatchObject({ code: 'template-too-large', severity: 'error' });
  expect(large?.message).toMatch(/of them describe the routes of the REST API/);
  expect(large?.message).toContain(`“${pathOf(routes, large?.entityId)}”`);
  expect(paths).toMatchObject({ code: 'too-many-paths', severity: 'warning' });
  expect(paths?.message).toMatch(/have 400 segments; API Gateway takes 300/);
  expect(paths?.message).toContain(`From ${pathOf(routes, paths?.entityId)} on`);
});

test('a template that something else makes too large is told at that', () => {
  const value = 'x'.repeat(1_100_000);
  const [large] = problemsOf(anApp([aFunction('small'), aFunction('huge')]), {
    functions: { huge: { environmentVariables: { TEXT: value } } },
  });
  expect(large).toMatchObject({ code: 'template-too-large', message: expect.stringContaining('“huge”') });
  expect(large?.entityId).not.toBe('app');
});

test('a policy must be JSON, and then one that IAM takes, and whose it is is said', () => {
  const text = { ...stage, settings: { iamPolicy: '{"Statement": [' } };
  expect(stageConfigSchema.safeParse(text).error?.issues[0]?.path).toEqual(['settings', 'iamPolicy']);
  const spec = anApp([aFunction('work')]);
  const malformed = (iamPolicy: StageConfig['settings']['iamPolicy']) =>
    problemsOf(spec, { functions: { work: { autogenPolicy: false, iamPolicy } } }).map(({ message }) => message);
  expect(malformed({})).toEqual(['The policy of the function work is none that IAM takes: it has no Statement.']);
  expect(malformed({ Statement: [{ Effect: 'Permit', Action: 's3:*', Resource: '*' }] })).toEqual([
    'The policy of the function work is none that IAM takes: statement 1 needs an Effect, Allow or Deny.',
  ]);
  expect(malformed({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } })).toEqual([]);
  expect(problemsOf(anApp([aRoute()], { api: { policy: { Statement: [] } } }))).toMatchObject([
    { entityId: 'app', path: ['api', 'policy'], code: 'policy-malformed' },
  ]);
});
