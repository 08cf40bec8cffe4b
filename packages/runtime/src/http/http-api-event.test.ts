import { expect, test } from 'vitest';
import { Chalice, Response, type RestEvent } from '../index.js';
import type { HttpApiResult } from './http-api-event.js';

function anEvent(more: object = {}, context: object = {}): RestEvent {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/orders/a%20b',
    rawQueryString: 'tag=red&tag=blue&q=a%2Bb',
    cookies: ['session=1', 'theme=dark'],
    headers: { 'content-type': 'application/json', accept: 'image/png' },
    requestContext: {
      apiId: 'abc',
      requestId: 'r1',
      stage: '$default',
      http: { method: 'GET', path: '/orders/a%20b', sourceIp: '203.0.113.7', userAgent: 'test' },
      ...context,
    },
    isBase64Encoded: false,
    ...more,
  } as RestEvent;
}

const call = (app: Chalice, event: RestEvent) => app.handler(event) as unknown as Promise<HttpApiResult>;

test('an event of a function URL is matched by the app, and seen as a REST API’s', async () => {
  const app = new Chalice('shop', { env: {} });
  app.get('/orders/{id}', ({ uriParams, queryParams, headers, context }) => ({
    id: uriParams.id,
    tags: queryParams?.getlist('tag'),
    q: queryParams?.get('q'),
    cookie: headers.get('Cookie'),
    ip: (context.identity as { sourceIp: string }).sourceIp,
  }));
  const answer = await call(app, anEvent());
  expect(JSON.parse(answer.body)).toEqual({
    id: 'a b',
    tags: ['red', 'blue'],
    q: 'a+b',
    cookie: 'session=1; theme=dark',
    ip: '203.0.113.7',
  });
});

test('a route key of an HTTP API names the pattern, and a named stage is no part of the path', async () => {
  const app = new Chalice('shop', { env: {} });
  app.get('/orders/{id}', ({ uriParams, path }) => [path, uriParams.id]);
  const more = { routeKey: 'GET /orders/{id}', rawPath: '/dev/orders/7', pathParameters: { id: '7' } };
  expect((await call(app, anEvent(more, { stage: 'dev' }))).body).toBe('["/orders/{id}","7"]');
  expect((await call(app, anEvent({ rawPath: '/dev/orders/8' }, { stage: 'dev' }))).body).toBe('["/orders/{id}","8"]');
});

test('several values are joined, cookies are a list, bytes are base64', async () => {
  const app = new Chalice('shop', { env: {} });
  const headers = { 'Set-Cookie': ['a=1', 'b=2'], Vary: ['Origin', 'Accept'], 'Content-Type': 'image/png' };
  app.get('/orders/{id}', () => new Response(Uint8Array.of(1, 2), { headers }));
  expect(await call(app, anEvent())).toEqual({
    statusCode: 200,
    headers: { Vary: 'Origin, Accept', 'Content-Type': 'image/png' },
    cookies: ['a=1', 'b=2'],
    body: 'AQI=',
    isBase64Encoded: true,
  });
});

test('the original event is handed out as it came', async () => {
  const app = new Chalice('shop', { env: {} });
  const event = anEvent();
  let original: unknown;
  app.get('/orders/{id}', (request) => {
    original = request.toOriginalEvent();
  });
  await call(app, event);
  expect(original).toBe(event);
});

test('a path that no route has is a 405 without methods', async () => {
  const answer = await call(new Chalice('shop', { env: {} }), anEvent());
  expect(answer).toMatchObject({ statusCode: 405, headers: { Allow: '' } });
});
