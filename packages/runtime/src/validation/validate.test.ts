import { checkSpec } from '@chalice-studio/appspec';
import { anApp, aRoute, aSchedule } from '@chalice-studio/appspec/testing';
import { describe, expect, test } from 'vitest';
import { Chalice, validate } from '../index.js';
import { validationMessages as messages } from './messages.js';

const view = () => undefined;

function withApp(register: (app: Chalice) => void): Chalice {
  const app = new Chalice('shop', { env: {} });
  register(app);
  return app;
}

/**
 * The rules that an app and a document share, under one code: what the one says when it is deployed, in Chalice’s words,
 * and what the other says while it is designed. Whoever changes one side meets the other here.
 */
const shared = [
  {
    code: 'empty-path',
    app: withApp((app) => app.get('', view)),
    spec: anApp([aRoute({ path: '' })]),
    deployed: messages['empty-path'](),
    designed: 'A route needs a path. The root is /.',
  },
  {
    code: 'trailing-slash',
    app: withApp((app) => app.get('/orders/', view)),
    spec: anApp([aRoute({ path: '/orders/' })]),
    deployed: messages['trailing-slash']('/orders/'),
    designed: '“/orders/” ends in a slash: API Gateway has no such path.',
  },
  {
    code: 'options-with-cors',
    app: withApp((app) => app.route('/orders', { methods: ['GET', 'OPTIONS'], cors: true }, view)),
    spec: anApp([aRoute({ path: '/orders', methods: ['GET', 'OPTIONS'], cors: true })]),
    deployed: messages['options-with-cors']('/orders'),
    designed: 'With CORS, OPTIONS is answered by API Gateway: a route cannot have it too.',
  },
  {
    code: 'duplicate-function-name',
    app: withApp((app) => {
      app.schedule('rate(1 day)', { name: 'same' }, view);
      app.lambdaFunction({ name: 'same' }, view);
    }),
    spec: anApp([aSchedule({ name: 'same' }), aSchedule({ name: 'same' })]),
    deployed: messages['duplicate-function-name']('same'),
    designed: 'Two Lambda functions are named same. Rename one of them.',
  },
] as const;

describe('an app and its document break the same rules', () => {
  test.each(shared)('$code', ({ app, spec, code, deployed, designed }) => {
    expect(() => validate(app)).toThrow(deployed);
    const found = checkSpec(spec).filter((problem) => problem.code === code);
    expect(found.map((problem) => problem.message)).toEqual([designed]);
  });

  test('both know the rule of VPC endpoints by one code', () => {
    const config = { api_gateway_endpoint_vpce: 'vpce-1' };
    expect(() =>
      validate(
        withApp(() => undefined),
        config,
      ),
    ).toThrow(messages['vpce-not-private']());
    const codes = checkSpec(anApp([], { api: { endpointVpce: ['vpce-1'] } })).map((problem) => problem.code);
    expect(codes).toContain('vpce-not-private');
  });
});

test('settings of the stage win over those of the top level, and a function’s variables are looked at too', () => {
  const app = withApp((each) => each.lambdaFunction({ name: 'work' }, view));
  const config = { minimum_compression_size: -1, stages: { dev: { minimum_compression_size: 10 } } };
  expect(() => validate(app, config)).not.toThrow();
  expect(() => validate(app, config, 'prod')).toThrow(messages['compression-range']());
  const variables = { stages: { dev: { lambda_functions: { work: { environment_variables: { N: 5 } } } } } };
  expect(() => validate(app, variables)).toThrow(messages['variable-type']('N', 'number'));
});

test('an app that binds one view to binary and other types is told which are which', () => {
  const app = withApp((each) => each.post('/up', { name: 'up', contentTypes: ['text/plain', 'image/png'] }, view));
  expect(() => validate(app)).toThrow("the contentTypes ['image/png'] support binary and ['text/plain'] do not");
});
