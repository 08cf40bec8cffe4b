import { afterEach, expect, test, vi } from 'vitest';
import { Chalice } from './index.js';

afterEach(() => vi.restoreAllMocks());

function printed(work: () => void): string[] {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  work();
  write.mockRestore();
  return lines;
}

const event = { requestContext: { resourcePath: '/orders/{id}', httpMethod: 'GET' }, pathParameters: { id: '7' } };
const context = { awsRequestId: 'r-1', functionName: 'shop' } as never;

test('text has name, level and message, with its values, and a trace on lines of its own', () => {
  const app = new Chalice('shop', { env: {} });
  const [first = '', second = ''] = printed(() => {
    app.log.info('not shown');
    app.log.error('order %s of %d', 'a', 2);
    app.log.critical('failed', new Error('boom'));
  });
  expect(first).toBe('shop - ERROR - order a of 2\n');
  expect(second).toMatch(/^shop - CRITICAL - failed\nError: boom\n {4}at /);
});

test('JSON is one object a line, with what the invocation is and the error’s stack', async () => {
  const app = new Chalice('shop', {
    env: { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_FUNCTION_NAME: 'shop-dev-api_handler' },
  });
  const lines: string[] = [];
  app.get('/orders/{id}', () => {
    lines.push(...printed(() => app.log.warning('low on %s', 'tea', new TypeError('inner'))));
    lines.push(...printed(() => app.log.debug('below INFO')));
  });
  app.lambdaFunction({ name: 'work' }, () => {
    lines.push(...printed(() => app.log.info({ any: 'thing' })));
  });
  await app.handler(event, context);
  await app.handlers.work?.({}, { ...(context as object), awsRequestId: 'r-2' } as never);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      level: 'WARNING',
      message: 'low on tea',
      requestId: 'r-1',
      route: '/orders/{id}',
      function: 'shop-dev-api_handler',
      error: { name: 'TypeError', message: 'inner', stack: expect.stringContaining('logger.test') },
    },
    { level: 'INFO', message: "{ any: 'thing' }", requestId: 'r-2' },
  ]);
  expect(lines.every((line) => line.endsWith('\n') && !line.trimEnd().includes('\n'))).toBe(true);
});

test.each([
  ['DEBUG', 'debug'],
  ['WARN', 'warning'],
  ['FATAL', 'critical'],
  ['nonsense', 'info'],
  [undefined, 'info'],
])('Lambda’s JSON level %s is %s, in debug mode DEBUG, and back', (given, level) => {
  const app = new Chalice('shop', { env: { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: given } });
  expect(app.log.level).toBe(level);
  app.debug = true;
  expect(app.log.level).toBe('debug');
  app.debug = false;
  expect(app.log.level).toBe(level);
});

test('an app that does not configure logs leaves them to the console', () => {
  const app = new Chalice('shop', { configureLogs: false, env: {} });
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  app.log.warning('low on %s', 'tea');
  app.log.info('below WARNING');
  expect(warn.mock.calls).toEqual([['low on %s', 'tea']]);
  expect(info).not.toHaveBeenCalled();
});
