import { Chalice, Response } from '../../src/index.js';
import type { Trace } from '../case.js';

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-state');
  let counter = 0;

  app.route('/count', { name: 'count' }, () => {
    counter += 1;
    return { n: counter };
  });
  app.route('/path/{x}', { name: 'path' }, ({ uriParams: { x } }) => ({
    x,
    method: app.currentRequest?.method,
    path: app.currentRequest?.path,
  }));
  app.lambdaFunction({ name: 'last_request' }, () => ({ path: app.currentRequest?.path ?? 'unset' }));
  app.lambdaFunction({ name: 'add_middleware' }, ({ label }: { label: string }) => {
    app.registerMiddleware(function late(event, getResponse) {
      trace.push(label);
      return getResponse(event);
    }, 'all');
    return 'added';
  });
  app.lambdaFunction({ name: 'target' }, () => 'target');
  app.lambdaFunction({ name: 'add_route' }, ({ path }: { path: string }) => {
    app.route(path, () => ({ late: path }));
    return 'added';
  });
  app.lambdaFunction({ name: 'known_paths' }, () => [...app.routes.keys()].sort());
  app.lambdaFunction({ name: 'set_debug' }, ({ debug }: { debug: boolean }) => {
    app.debug = debug;
    return 'ok';
  });
  app.route('/crash', { name: 'crash' }, () => {
    throw new Error('crashed');
  });
  app.lambdaFunction({ name: 'toggle_binary' }, ({ types }: { types: string[] }) => {
    app.api.binaryTypes = types;
    return 'ok';
  });
  app.route(
    '/bytes',
    { name: 'bytes_view' },
    () => new Response(Buffer.from('hi'), { headers: { 'Content-Type': 'text/special' } }),
  );
  return app;
}
