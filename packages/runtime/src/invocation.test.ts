import { expect, test } from 'vitest';
import { Chalice, ChaliceUnhandledError, NotFoundError, type RestEvent } from './index.js';
import { createInvocationStore } from './invocation.js';

const event = (id: string): RestEvent => ({
  requestContext: { resourcePath: '/{id}', httpMethod: 'GET' },
  pathParameters: { id },
  headers: {},
});

test.each([
  [{}, 'async'],
  [{ AWS_LAMBDA_FUNCTION_NAME: 'f' }, 'field'],
  [{ AWS_LAMBDA_FUNCTION_NAME: 'f', AWS_LAMBDA_MAX_CONCURRENCY: '1' }, 'field'],
  [{ AWS_LAMBDA_FUNCTION_NAME: 'f', AWS_LAMBDA_MAX_CONCURRENCY: '64' }, 'async'],
])('in %o the current request is kept in a store of kind %s', (env, kind) => {
  expect(createInvocationStore(env).kind).toBe(kind);
});

test('fifty requests in flight see their own request, in middleware, views and after waiting', async () => {
  const app = new Chalice('overlap', { env: {} });
  app.middleware('http', async (request, getResponse) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
    const response = await getResponse(request);
    response.headers['X-Id'] = String(app.currentRequest?.uriParams?.id);
    return response;
  });
  app.get('/{id}', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
    return [app.currentRequest?.uriParams?.id, app.lambdaContext?.awsRequestId];
  });
  const ids = Array.from({ length: 50 }, (_, index) => `i${index}`);
  const answers = await Promise.all(ids.map((id) => app.handler(event(id), { awsRequestId: id } as never)));
  expect(answers.map((answer) => [JSON.parse(answer.body), answer.headers['X-Id']])).toEqual(
    ids.map((id) => [[id, id], id]),
  );
});

test.each([{}, { AWS_LAMBDA_FUNCTION_NAME: 'f' }])(
  'nothing is left of a request, however it ended, in %o',
  async (env) => {
    const app = new Chalice('ends', { env });
    app.log.level = 'critical';
    app.get('/{id}', async ({ uriParams }) => {
      await Promise.resolve();
      if (uriParams.id === 'view') throw new NotFoundError('gone');
      if (uriParams.id === 'any') throw new Error('boom');
      if (uriParams.id === 'unhandled') throw new ChaliceUnhandledError('through');
      return uriParams.id;
    });
    for (const id of ['fine', 'view', 'any', 'unhandled']) {
      await app.handler(event(id));
      expect([id, app.currentRequest, app.lambdaContext]).toEqual([id, undefined, undefined]);
    }
  },
);

test('outside of HTTP there is neither request nor Lambda context on the app; the event has it', async () => {
  const app = new Chalice('functions', { env: {} });
  app.lambdaFunction({ name: 'f' }, (_event: unknown, context) => [
    app.currentRequest,
    app.lambdaContext,
    context.awsRequestId,
  ]);
  expect(await app.handlers.f?.({}, { awsRequestId: 'r' } as never)).toEqual([undefined, undefined, 'r']);
});

test('a view error has a stack in debug mode and outside of views only', async () => {
  const stacks: (string | undefined)[] = [];
  const app = new Chalice('stacks', { env: {} });
  app.get('/{id}', () => {
    const error = new NotFoundError('gone');
    stacks.push(error.stack);
    throw error;
  });
  await app.handler(event('1'));
  app.debug = true;
  await app.handler(event('2'));
  expect(stacks[0]).toBe('NotFoundError: gone');
  expect(stacks[1]).toContain('invocation.test');
  expect(new NotFoundError('outside').stack).toContain('invocation.test');
});
