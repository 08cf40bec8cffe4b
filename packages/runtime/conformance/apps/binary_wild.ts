import { Chalice, Response } from '../../src/index.js';

export function create(): Chalice {
  const app = new Chalice('conf-binary-wild');
  app.api.binaryTypes = ['*/*'];

  app.route('/dict', { name: 'a_dict' }, () => ({ hello: 'world' }));
  app.route('/resp', { name: 'resp' }, () => new Response({ a: 1 }));
  app.route('/str', { name: 'a_str' }, () => 'text');
  app.route(
    '/bytes',
    { name: 'raw' },
    () => new Response(Uint8Array.of(0xff, 0xfe), { headers: { 'Content-Type': 'application/anything' } }),
  );
  app.route('/html', { name: 'html' }, () => new Response('<b>', { headers: { 'Content-Type': 'text/html' } }));
  return app;
}
