import { Chalice, type Request, Response } from '../../src/index.js';
import type { Trace } from '../case.js';

type WithCustom = Request & { custom?: string };

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-middleware-http');

  app.middleware('all', async function first(event, getResponse) {
    trace.push('first:in');
    const response = await getResponse(event);
    trace.push('first:out');
    return response;
  });
  app.middleware('http', async function second(event, getResponse) {
    trace.push('second:in');
    const response = await getResponse(event);
    response.headers['X-Second'] = 'yes';
    trace.push('second:out');
    return response;
  });
  app.middleware('sns', function other_type(event, getResponse) {
    trace.push('other_type');
    return getResponse(event);
  });
  app.middleware('http', function short_circuit(event, getResponse) {
    if (event.path === '/blocked' || event.headers.get('x-block')) {
      trace.push('short_circuit');
      return new Response({ blocked: true }, { statusCode: 403 });
    }
    return getResponse(event);
  });
  app.middleware('http', async function changer(event, getResponse) {
    const response = await getResponse(event);
    if (event.path === '/changed') {
      response.statusCode = 202;
      response.body = { changed: true, was: response.body };
      response.headers['X-Changed'] = '1';
    } else if (event.path === '/replaced') {
      return new Response('replaced', { headers: { 'Content-Type': 'text/plain' } });
    }
    return response;
  });
  app.middleware('http', async function inspector(event, getResponse) {
    const response = await getResponse(event);
    if (event.path === '/inspect') {
      trace.push({
        event: event.constructor.name,
        is_current: event === app.currentRequest,
        response: response.constructor.name,
        status: response.statusCode,
        body: response.body,
        headers: { ...response.headers },
      });
    }
    return response;
  });
  app.middleware('http', async function twice(event, getResponse) {
    if (event.path === '/twice') await getResponse(event);
    return getResponse(event);
  });
  app.middleware('http', function passes_other(event, getResponse) {
    if (event.path === '/other-event') return getResponse('junk' as unknown as Request);
    return getResponse(event);
  });
  app.middleware('http', function wrong_return(event, getResponse) {
    if (event.path === '/returns-dict') return { not: 'a Response' };
    if (event.path === '/returns-none') return undefined;
    return getResponse(event);
  });
  app.middleware('http', function attribute(event: WithCustom, getResponse) {
    if (event.path === '/attribute') event.custom = 'from middleware';
    return getResponse(event);
  });

  const register = (path: string, name: string, options: { cors?: boolean } = {}) =>
    app.route(path, { ...options, name }, () => {
      trace.push(`view:${path}`);
      return { path };
    });
  register('/plain', 'plain');
  register('/blocked', 'blocked');
  register('/changed', 'changed');
  register('/replaced', 'replaced');
  register('/inspect', 'inspect');
  register('/twice', 'twice_view');
  register('/other-event', 'other_event');
  register('/returns-dict', 'returns_dict');
  register('/returns-none', 'returns_none');
  register('/cors', 'cors_view', { cors: true });

  app.route('/attribute', { name: 'attribute_view' }, () => ({ custom: (app.currentRequest as WithCustom).custom }));
  app.route('/json', { methods: ['POST'], name: 'json_view' }, (request) => request.jsonBody);

  app.middleware('http', function last(event, getResponse) {
    trace.push('last');
    return getResponse(event);
  });
  return app;
}
