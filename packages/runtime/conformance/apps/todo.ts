import {
  AuthResponse,
  AuthRoute,
  BadRequestError,
  Blueprint,
  Chalice,
  CORSConfig,
  ConflictError,
  NotFoundError,
  Rate,
  Response,
  UnprocessableEntityError,
} from '../../src/index.js';
import type { Trace } from '../case.js';

type Item = { id: string; title: string; done: boolean };

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-todo');
  app.api.cors = new CORSConfig({
    allowOrigin: 'https://todo.example.com',
    allowHeaders: ['X-Trace'],
    maxAge: 300,
  });
  const store = new Map<string, Item>([
    ['1', { id: '1', title: 'write tests', done: false }],
    ['2', { id: '2', title: 'run tests', done: true }],
  ]);

  app.middleware('http', async function request_id(event, getResponse) {
    const response = await getResponse(event);
    response.headers['X-Request-Id'] = event.lambdaContext?.awsRequestId ?? '';
    return response;
  });
  app.middleware('http', function maintenance(event, getResponse) {
    if (event.stageVars?.maintenance === 'on') {
      return new Response({ Code: 'Maintenance' }, { statusCode: 503, headers: { 'Retry-After': '60' } });
    }
    return getResponse(event);
  });
  const tokenAuth = app.authorizer({ name: 'token_auth', ttlSeconds: 60 }, ({ token }) => {
    if (token === 'admin') return new AuthResponse({ routes: ['*'], principalId: 'admin', context: { role: 'admin' } });
    if (token !== 'reader') return new AuthResponse({ routes: [], principalId: 'none' });
    const routes = [new AuthRoute('/items', ['GET']), new AuthRoute('/items/*', ['GET'])];
    return new AuthResponse({ routes, principalId: 'reader', context: { role: 'reader' } });
  });

  const items = new Blueprint('chalicelib.items');
  addItems(items, store, tokenAuth);
  app.registerBlueprint(items, { urlPrefix: '/items' });

  app.route('/whoami', { authorizer: tokenAuth, name: 'whoami' }, (request) => {
    if (request.context.authorizer === undefined) throw new Error('no authorizer');
    return request.context.authorizer;
  });
  app.route('/health', { cors: false, name: 'health' }, () => ({ status: 'ok', items: store.size }));
  app.schedule(new Rate(10, Rate.MINUTES), { name: 'purge' }, () => {
    const gone = [...store.values()].filter((item) => item.done);
    for (const item of gone) store.delete(item.id);
    return gone.length;
  });
  app.onSqsMessage({ queue: 'todo-imports', batchSize: 10, name: 'importer' }, (event) => {
    for (const record of event) trace.push(record.body);
  });
  return app;
}

function addItems(items: Blueprint, store: Map<string, Item>, authorizer: ReturnType<Chalice['authorizer']>): void {
  const get = (id: string): Item => {
    const item = store.get(id);
    if (item === undefined) throw new NotFoundError(`no item ${id}`);
    return item;
  };

  items.route('/', { authorizer, name: 'list_items' }, ({ queryParams: q }) => {
    let found = [...store.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const done = q?.get('done');
    if (done !== undefined && done !== 'true' && done !== 'false') {
      throw new BadRequestError('done must be true or false');
    }
    if (done !== undefined) found = found.filter((item) => item.done === (done === 'true'));
    if (q?.has('id') === true) found = found.filter((item) => q.getlist('id').includes(item.id));
    if (q?.get('sort') === 'desc') found.reverse();
    return { items: found };
  });
  items.route(
    '/',
    {
      methods: ['POST'],
      authorizer,
      contentTypes: ['application/json', 'application/x-www-form-urlencoded'],
      name: 'create_item',
    },
    ({ jsonBody: body }) => {
      if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        throw new BadRequestError('JSON body required');
      }
      if (!body.title) throw new UnprocessableEntityError('title is required');
      const id = String(body.id ?? '3');
      if (store.has(id)) throw new ConflictError(`item ${id} exists`);
      const item = { id, title: body.title, done: false };
      store.set(id, item);
      return new Response(item, { statusCode: 201, headers: { Location: `/items/${id}` } });
    },
  );
  items.route('/{item_id}', { authorizer, name: 'get_item' }, ({ uriParams }) => get(uriParams.item_id));
  items.route('/{item_id}', { methods: ['DELETE'], authorizer, name: 'delete_item' }, ({ uriParams }) => {
    store.delete(get(uriParams.item_id).id);
    return new Response('', { statusCode: 204 });
  });
  items.route(
    '/{item_id}/attachment',
    { methods: ['PUT'], contentTypes: ['image/png', 'application/octet-stream'], name: 'attach' },
    (request) => ({ item: request.uriParams.item_id, bytes: request.rawBody.length }),
  );
  items.route(
    '/{item_id}/attachment',
    { name: 'download' },
    ({ uriParams }) =>
      new Response(Buffer.from(`PNG${uriParams.item_id}`), { headers: { 'Content-Type': 'image/png' } }),
  );
}
