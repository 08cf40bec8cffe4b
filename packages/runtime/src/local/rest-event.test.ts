import { expect, test } from 'vitest';
import { matchRoute, toRestEvent } from './index.js';

const options = {
  stage: 'dev',
  apiId: 'a',
  requestId: 'r',
  domainName: 'localhost',
  now: 0,
  binaryTypes: ['image/png'],
};
const aRequest = (url: string, more: object = {}) => ({
  method: 'GET',
  url,
  headers: [],
  body: new Uint8Array(),
  sourceIp: '1.2.3.4',
  ...more,
});
const match = { resourcePath: '/{proxy+}', pathParameters: null };

test.each(['//', '//host/x', '/a/../b', '/%', '/a?x=1?y', '/?%'])('%s reaches the function as it was sent', (url) => {
  const event = toRestEvent(aRequest(url), match, options);
  expect(event.path).toBe(url.split('?')[0]);
  expect(event.requestContext.path).toBe(`/dev${url.split('?')[0]}`);
});

test('names that come several times are lists, the last one is the single value', () => {
  const headers = [
    ['Accept', 'a'],
    ['Accept', 'b'],
  ] as const;
  const event = toRestEvent(aRequest('/x?t=1&t=2&e=', { headers }), match, options);
  expect(event).toMatchObject({
    headers: { Accept: 'b' },
    multiValueHeaders: { Accept: ['a', 'b'] },
    queryStringParameters: { t: '2', e: '' },
    multiValueQueryStringParameters: { t: ['1', '2'], e: [''] },
  });
});

test.each([
  ['/orders/new', '/orders/new'],
  ['/orders/7', '/orders/{id}'],
  ['/orders/7/', '/orders/{id}'],
  ['/orders/7/lines', '/{proxy+}'],
  ['/orders//lines', '/{proxy+}'],
  ['/a-b', '/{some-name}'],
])('%s is for %s', (path, pattern) => {
  const patterns = ['/{proxy+}', '/orders/{id}', '/orders/new', '/{some-name}'];
  expect(matchRoute(patterns, path)?.resourcePath).toBe(pattern);
});
