import { expect, test } from 'vitest';
import type { Authorizer } from './constructs/authorizer';
import type { Blueprint } from './constructs/blueprint';
import { corsHeaders, preflightHeaders } from './cors-headers';
import { matchesPattern } from './event-pattern/event-pattern';
import { matchingEvent } from './event-pattern/matching-event';
import { guardedRoutes } from './guarded-routes';
import type { Json } from './json';
import { matchesKey } from './s3-keys';
import { mendedSchedule } from './schedule/mended-schedule';
import { anApp, anAuthorizer, aRoute, testId } from './testing/index';

test('a browser gets Chalice’s own headers beside those of a CORSConfig', () => {
  expect(corsHeaders(true)).toEqual({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key',
  });
  const cors = { allowOrigin: 'https://a.example', allowHeaders: ['X-A'], maxAge: 60, allowCredentials: true };
  expect(preflightHeaders(cors, ['GET', 'PUT'])).toMatchObject({
    'Access-Control-Allow-Methods': 'GET,PUT,OPTIONS',
    'Access-Control-Allow-Headers': expect.stringContaining('X-A'),
    'Access-Control-Max-Age': '60',
    'Access-Control-Allow-Credentials': 'true',
  });
});

test('an authorizer covers its routes at every mount, with their scopes or its own', () => {
  const blueprint: Blueprint = {
    ...{ id: testId('blueprint'), order: 'a', kind: 'blueprint', name: 'admin' },
    mounts: { one: { order: 'a', urlPrefix: '/v1' }, two: { order: 'b', urlPrefix: '/v2' } },
  };
  const pool: Authorizer = {
    ...{ id: testId('authorizer'), order: 'a', kind: 'authorizer', type: 'cognito', name: 'people' },
    ...{ providerArns: [], scopes: ['read'] },
  };
  const other = anAuthorizer();
  const routes = [
    aRoute({ path: '/orders', blueprint: blueprint.id, authorizer: { id: pool.id } }),
    aRoute({ path: '/all', methods: ['GET', 'PUT'], authorizer: { id: pool.id, scopes: ['write'] } }),
    aRoute({ path: '/other', authorizer: { id: other.id } }),
  ];
  const spec = anApp([blueprint, pool, other, ...routes]);
  expect(guardedRoutes(spec, pool.id).map(({ method, path, scopes }) => [method, path, ...scopes])).toEqual([
    ['GET', '/all', 'write'],
    ['PUT', '/all', 'write'],
    ['GET', '/v1/orders', 'read'],
    ['GET', '/v2/orders', 'read'],
  ]);
});

test.each([
  [{}, 'any/key', true],
  [{ prefix: 'in/', suffix: '.jpg' }, 'in/a.jpg', true],
  [{ prefix: 'in/', suffix: '.jpg' }, 'out/a.jpg', false],
  [{ prefix: 'in/*' }, 'in/a.jpg', false],
])('%j and the key %s: %s', (filter, key, matches) => {
  expect(matchesKey(filter, key)).toBe(matches);
});

test.each<[Json]>([
  [{ source: ['shop'], detail: { total: [{ numeric: ['>', 0, '<=', 5] }], state: ['paid', 'sent'] } }],
  [{ a: [{ prefix: 'x' }], b: [{ suffix: '.png' }], c: [{ wildcard: 'a*b' }], d: [{ cidr: '10.0.0.0/8' }] }],
  [{ a: [{ exists: false }], b: [{ exists: true }], c: [{ 'anything-but': ['x'] }], d: [{ numeric: ['<', 3] }] }],
  [{ $or: [{ a: ['x'] }, { b: ['y'] }], c: [{ 'equals-ignore-case': 'Y' }], d: [null] }],
])('the event that is made for %j matches it', (pattern) => {
  expect(matchesPattern(pattern, matchingEvent(pattern))).toBe(true);
});

test.each([
  ['rate(1 minutes)', 'rate(1 minute)'],
  ['every 5 minutes', 'rate(5 minutes)'],
  ['rate(2 weeks)', 'rate(14 days)'],
  ['0 12 * * *', 'cron(0 12 * * ? *)'],
  ['0 9 * * 1-5', 'cron(0 9 ? * 1-5 *)'],
  ['*/15 * * * 0', 'cron(*/15 * ? * 1 *)'],
  ['cron(0 12 * * * *)', 'cron(0 12 * * ? *)'],
  ['whenever', undefined],
])('“%s” becomes %s', (text, mended) => {
  expect(mendedSchedule(text)).toBe(mended);
});
