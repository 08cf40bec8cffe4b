import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  AuthResponse,
  Blueprint,
  Chalice,
  ChaliceUnhandledError,
  type CloudWatchEvent,
  CORSConfig,
  NotFoundError,
  Rate,
  Response,
  type SQSEvent,
  type WebsocketEvent,
} from './index.js';
import { Client, memoryRegistry } from './testing/index.js';

const context = { headers: { 'Content-Type': 'application/json' } };

describe('routes', () => {
  test('path parameters are typed from the path', async () => {
    const app = new Chalice('shop');
    app.route('/orders/{id}/lines/{line}', (request) => {
      expectTypeOf(request.uriParams).toEqualTypeOf<{ id: string; line: string }>();
      return { id: request.uriParams.id, line: request.uriParams.line };
    });
    const answer = await new Client(app).http.get('/orders/a%20b/lines/2');
    expect(answer.jsonBody).toEqual({ id: 'a b', line: '2' });
  });

  test('literal segments win over parameters, parameters over a greedy one', async () => {
    const app = new Chalice('shop');
    app.get('/{proxy+}', () => 'greedy');
    app.get('/orders/{id}', () => 'parameter');
    app.get('/orders/new', () => 'literal');
    const { http } = new Client(app);
    const bodies = await Promise.all(['/orders/new', '/orders/7', '/orders/7/lines'].map((path) => http.get(path)));
    expect(bodies.map((each) => Buffer.from(each.body).toString())).toEqual(['literal', 'parameter', 'greedy']);
  });

  test('an error of a view becomes its status; any other a plain 500 that tells nothing', async () => {
    const app = new Chalice('shop');
    app.log.level = 'critical';
    app.get('/missing', () => {
      throw new NotFoundError('no such order');
    });
    app.get('/broken', () => {
      throw new Error('password is hunter2');
    });
    const { http } = new Client(app);
    expect(await http.get('/missing')).toMatchObject({
      statusCode: 404,
      jsonBody: { Code: 'NotFoundError', Message: 'no such order' },
    });
    expect((await http.get('/broken')).jsonBody).toEqual({
      Code: 'InternalServerError',
      Message: 'An internal server error occurred.',
    });
  });

  test('JSON is parsed on first use, and bad JSON is a 400', async () => {
    const app = new Chalice('shop');
    app.post('/orders', (request) => ({ got: request.jsonBody.n }));
    const { http } = new Client(app);
    expect((await http.post('/orders', { ...context, body: '{"n":1}' })).jsonBody).toEqual({ got: 1 });
    expect((await http.post('/orders', { ...context, body: '{' })).statusCode).toBe(400);
    expect((await http.post('/orders', { headers: { 'Content-Type': 'text/plain' }, body: 'x' })).statusCode).toBe(415);
  });

  test('a binary body goes out as bytes to those who accept it, else 400', async () => {
    const app = new Chalice('shop');
    app.get('/image', () => new Response(Uint8Array.of(1, 2, 255), { headers: { 'Content-Type': 'image/png' } }));
    const { http } = new Client(app);
    expect([...(await http.get('/image', { headers: { Accept: 'image/png' } })).body]).toEqual([1, 2, 255]);
    expect((await http.get('/image')).statusCode).toBe(400);
  });

  test('CORS headers are on the answer and on the preflight', async () => {
    const app = new Chalice('shop');
    app.get('/orders', { cors: new CORSConfig({ allowOrigin: 'https://shop.example' }) }, () => []);
    const { http } = new Client(app);
    expect((await http.get('/orders')).headers['Access-Control-Allow-Origin']).toBe('https://shop.example');
    expect((await http.options('/orders')).headers['Access-Control-Allow-Methods']).toBe('GET,OPTIONS');
  });

  test('two requests that overlap never see each other', async () => {
    const app = new Chalice('shop', { env: {} });
    app.get('/{id}', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return app.currentRequest?.uriParams;
    });
    const event = (id: string) => ({
      requestContext: { resourcePath: '/{id}', httpMethod: 'GET' },
      pathParameters: { id },
      headers: {},
    });
    const answers = await Promise.all([app.handler(event('a')), app.handler(event('b'))]);
    expect(answers.map((each) => each.body)).toEqual(['{"id":"a"}', '{"id":"b"}']);
    expect(app.currentRequest).toBeUndefined();
  });
});

describe('authorizers', () => {
  test('no token is a 401, a wrong one a 403, and the context reaches the view', async () => {
    const app = new Chalice('shop');
    const auth = app.authorizer(
      { name: 'token_auth' },
      ({ token }) => new AuthResponse({ routes: token === 'good' ? ['*'] : [], principalId: 'ada' }),
    );
    app.get(
      '/',
      { authorizer: auth },
      (request) => (request.context.authorizer as { principalId: string }).principalId,
    );
    const { http } = new Client(app);
    expect((await http.get('/')).statusCode).toBe(401);
    expect((await http.get('/', { headers: { authorization: 'bad' } })).statusCode).toBe(403);
    const answer = await http.get('/', { headers: { authorization: 'good' } });
    expect(Buffer.from(answer.body).toString()).toBe('ada');
  });
});

describe('functions of their own', () => {
  test('each event has its class, and middleware of its type', async () => {
    const app = new Chalice('shop');
    const seen: string[] = [];
    app.middleware('all', async (event, getResponse) => {
      seen.push(event.constructor.name);
      return getResponse(event);
    });
    app.schedule(new Rate(5, Rate.MINUTES), { name: 'sweep' }, (event: CloudWatchEvent) => event.source);
    app.onSqsMessage({ queue: 'jobs', name: 'work', reportBatchItemFailures: true }, (event: SQSEvent) => {
      for (const record of event) if (record.body === 'bad') record.fail();
    });
    app.lambdaFunction({ name: 'double' }, (event: { n: number }) => event.n * 2);
    const { lambda } = new Client(app);
    expect((await lambda.invoke('sweep', { source: 'aws.events' })).payload).toBe('aws.events');
    expect((await lambda.invoke('double', { n: 4 })).payload).toBe(8);
    const Records = [
      { body: 'good', messageId: '1' },
      { body: 'bad', messageId: '2' },
    ];
    expect((await lambda.invoke('work', { Records })).payload).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(seen).toEqual(['CloudWatchEvent', 'LambdaFunctionEvent', 'SQSEvent']);
  });

  test('a function without a name is refused with the way out', () => {
    expect(() => new Chalice('shop').schedule('rate(1 day)', () => {})).toThrow('Pass { name');
  });

  test('WebSocket handlers keep the registry, and a handler that answers nothing answers 200', async () => {
    const app = new Chalice('chat', { env: { AWS_REGION: 'eu-west-1' } });
    app.websocketApi.registry = memoryRegistry();
    app.onWsConnect({ name: 'join' }, () => {});
    app.onWsDisconnect({ name: 'leave' }, () => {});
    app.onWsMessage({ name: 'say' }, (event: WebsocketEvent) => ({ body: event.jsonBody.text }));
    const event = (eventType: string, body?: string) => ({
      body,
      requestContext: { eventType, connectionId: 'c1', apiId: 'a', stage: 'dev' },
    });
    const { lambda } = new Client(app);
    expect((await lambda.invoke('join', event('CONNECT'))).payload).toEqual({ statusCode: 200 });
    expect(await app.websocketApi.connections()).toEqual(['c1']);
    expect((await lambda.invoke('say', event('MESSAGE', '{"text":"hi"}'))).payload).toEqual({
      statusCode: 200,
      body: 'hi',
    });
    await lambda.invoke('leave', event('DISCONNECT'));
    expect(await app.websocketApi.connections()).toEqual([]);
  });
});

test('a blueprint is mounted under its prefixes, its middleware acts on the whole app', async () => {
  const app = new Chalice('shop');
  const users = new Blueprint('users');
  users.get('/{id}', (request) => request.uriParams);
  users.lambdaFunction({ name: 'sync' }, () => 'synced');
  users.middleware('http', async (event, getResponse) => {
    const response = await getResponse(event);
    response.headers['X-By'] = 'users';
    return response;
  });
  app.get('/', () => 'root');
  expect(() => users.currentApp).toThrow("Can only access Blueprint.currentApp if it's registered to an app.");
  app.registerBlueprint(users, { namePrefix: 'users_', urlPrefix: '/users' });
  const client = new Client(app);
  expect((await client.http.get('/users/7')).jsonBody).toEqual({ id: '7' });
  expect((await client.http.get('/')).headers['X-By']).toBe('users');
  expect((await client.lambda.invoke('users_sync')).payload).toBe('synced');
  expect(app.toSpec().blueprints).toMatchObject([
    { name: 'users', mounts: [{ namePrefix: 'users_', urlPrefix: '/users' }] },
  ]);
});

test('ChaliceUnhandledError reaches middleware as it is', async () => {
  const app = new Chalice('shop');
  app.middleware('http', async (event, getResponse) => {
    try {
      return await getResponse(event);
    } catch (error) {
      return new Response({ caught: (error as Error).message }, { statusCode: 418 });
    }
  });
  app.get('/', () => {
    throw new ChaliceUnhandledError('through');
  });
  expect(await new Client(app).http.get('/')).toMatchObject({ statusCode: 418, jsonBody: { caught: 'through' } });
});
