import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadRequestError, Chalice, Response, type RestEvent } from './index.js';

function anApp(): Chalice {
  const app = new Chalice('fuzz', { env: {} });
  app.log.level = 'critical';
  app.middleware('http', async (event, getResponse) => {
    const response = await getResponse(event);
    response.headers['X-Path'] = String(event.headers.get('x-path') ?? 'none');
    return response;
  });
  app.get('/', (request) => ({ query: request.queryParams, headers: request.headers, all: request.toDict() }));
  app.route('/things/{id}', { methods: ['GET', 'PUT'], cors: true }, ({ uriParams, jsonBody }) => ({
    uriParams,
    jsonBody,
  }));
  app.post('/raw', { contentTypes: [] }, (request) => new Response(request.rawBody));
  app.get('/echo', (request) => new Response('x', { headers: { 'X-Echo': request.headers.get('x-echo') ?? '' } }));
  app.get('/refuse', () => {
    throw new BadRequestError('no');
  });
  return app;
}

/** Near enough to API Gateway’s events to get somewhere, and wrong in every place. */
function anEvent(): fc.Arbitrary<unknown> {
  const oddly = <Value>(value: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> });
  const name = fc.oneof(
    fc.constantFrom('Content-Type', 'accept', 'X-Echo', 'x-path', '__proto__', 'constructor'),
    fc.string(),
  );
  const text = fc.oneof(
    fc.constantFrom(
      'application/json',
      'image/png',
      '*/*',
      'a\r\nSet-Cookie: x=1',
      '{"__proto__":{"admin":true}}',
      'e30=',
      '=',
      '\ud800',
    ),
    fc.string({ unit: 'binary' }),
  );
  const dictionary = <Value>(value: fc.Arbitrary<Value>) => fc.option(fc.dictionary(name, oddly(value)));
  const record = fc.record(
    {
      version: fc.constantFrom('1.0', '2.0'),
      rawPath: oddly(text),
      rawQueryString: oddly(text),
      routeKey: oddly(fc.constantFrom('$default', 'GET /', 'GET /things/{id}')),
      cookies: oddly(fc.array(text)),
      headers: oddly(dictionary(text)),
      multiValueQueryStringParameters: oddly(dictionary(fc.array(text))),
      pathParameters: oddly(dictionary(text)),
      stageVariables: oddly(dictionary(text)),
      body: oddly(fc.option(text)),
      isBase64Encoded: oddly(fc.boolean()),
      requestContext: oddly(
        fc.record(
          {
            resourcePath: oddly(fc.constantFrom('/', '/things/{id}', '/raw', '/echo', '/refuse', '/nowhere')),
            httpMethod: oddly(fc.constantFrom('GET', 'POST', 'PUT', 'get')),
            http: oddly(fc.record({ method: text, path: text })),
            requestId: text,
            stage: oddly(fc.constantFrom('$default', 'dev')),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 20, arbitrary: record }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> });
}

test('whatever event comes, the answer is well-formed and tells nothing of the inside', async () => {
  const app = anApp();
  const answers = fc.asyncProperty(anEvent(), async (event) => {
    const answer = await app.handler(event as RestEvent);
    expect(Number.isInteger(answer.statusCode)).toBe(true);
    expect(typeof answer.body).toBe('string');
    for (const value of Object.values({ ...answer.headers, ...answer.multiValueHeaders }).flat()) {
      expect(value).not.toMatch(/[\r\n]/);
    }
    expect(answer.body).not.toMatch(/\n\s+at .*rest-handler/);
    expect(() => JSON.stringify(answer)).not.toThrow();
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
  await fc.assert(answers, { numRuns: 700 });
});

const event = (more: object): RestEvent => ({
  headers: {},
  requestContext: { resourcePath: '/', httpMethod: 'GET' },
  ...more,
});

test('ten thousand query parameters are looked up like two', async () => {
  const app = new Chalice('fuzz', { env: {} });
  app.get('/', ({ queryParams }) => [queryParams?.size, queryParams?.get('p9999')]);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, [String(index)]]));
  expect((await app.handler(event({ multiValueQueryStringParameters: many }))).body).toBe('[10000,"9999"]');
});

test('a body that is no UTF-8, or no base64, is a bad request where JSON is wanted', async () => {
  const app = new Chalice('fuzz', { env: {} });
  app.get('/', ({ jsonBody }) => jsonBody);
  const headers = { 'content-type': 'application/json' };
  for (const body of ['Iv/+/SI=', 'abc', '😀', 'e30=e']) {
    const answer = await app.handler(event({ headers, body, isBase64Encoded: true }));
    expect([body, answer.statusCode]).toEqual([body, body === 'e30=e' ? 200 : 400]);
  }
});
