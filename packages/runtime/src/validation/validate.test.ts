import { chaliceMessages, checkSpec } from '@chalice-studio/appspec';
import { anApp, aRoute, aSchedule } from '@chalice-studio/appspec/testing';
import { describe, expect, test } from 'vitest';
import { Chalice, CORSConfig, validate } from '../index.js';
import { validationMessages as messages } from './messages.js';

const view = () => undefined;

function withApp(register: (app: Chalice) => void): Chalice {
  const app = new Chalice('shop', { env: {} });
  register(app);
  return app;
}

/** The rules that an app and a document share: one code, one message. */
const shared = [
  { code: 'empty-path', app: withApp((app) => app.get('', view)), spec: anApp([aRoute({ path: '' })]) },
  {
    code: 'trailing-slash',
    app: withApp((app) => app.get('/orders/', view)),
    spec: anApp([aRoute({ path: '/orders/' })]),
  },
  {
    code: 'options-with-cors',
    app: withApp((app) => app.route('/orders', { methods: ['GET', 'OPTIONS'], cors: true }, view)),
    spec: anApp([aRoute({ path: '/orders', methods: ['GET', 'OPTIONS'], cors: true })]),
  },
  {
    code: 'differing-cors',
    app: withApp((app) => {
      app.get('/orders', { cors: true }, view);
      app.post('/orders', { cors: new CORSConfig({ maxAge: 60 }) }, view);
    }),
    spec: anApp([
      aRoute({ path: '/orders', cors: true }),
      aRoute({ path: '/orders', methods: ['POST'], cors: { maxAge: 60 } }),
    ]),
  },
  {
    code: 'mixed-content-types',
    app: withApp((app) => app.get('/orders', { name: 'up', contentTypes: ['text/plain', 'image/png'] }, view)),
    spec: anApp([aRoute({ path: '/orders', name: 'up', contentTypes: ['text/plain', 'image/png'] })]),
  },
  {
    code: 'duplicate-function-name',
    app: withApp((app) => {
      app.schedule('rate(1 day)', { name: 'same' }, view);
      app.lambdaFunction({ name: 'same' }, view);
    }),
    spec: anApp([aSchedule({ name: 'same' }), aSchedule({ name: 'same' })]),
  },
] as const;

describe('an app and its document break the same rules', () => {
  test.each(shared)('$code', ({ app, spec, code }) => {
    const [found, ...more] = checkSpec(spec).filter((problem) => problem.code === code);
    expect(more).toEqual([]);
    expect(() => validate(app)).toThrow(new RegExp(`${escaped(found?.message ?? 'nothing')}$`));
  });

  test('and say so by one table of messages', () => {
    const said = (table: typeof messages | typeof chaliceMessages) =>
      Object.keys(chaliceMessages).map((code) => {
        const message: (...values: never[]) => string = table[code as keyof typeof chaliceMessages];
        return message(...(['/orders', ['image/png'], ['text/plain']] as never[]));
      });
    expect(said(messages)).toEqual(said(chaliceMessages));
  });

  test('both know the rule of VPC endpoints', () => {
    const config = { api_gateway_endpoint_vpce: 'vpce-1' };
    const app = withApp(() => undefined);
    const problems = checkSpec(anApp([], { api: { endpointVpce: ['vpce-1'] } }));
    const found = problems.find((problem) => problem.code === 'vpce-not-private');
    expect(() => validate(app, config)).toThrow(found?.message ?? 'nothing');
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

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
