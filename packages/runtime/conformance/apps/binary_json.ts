import { Chalice, Response } from '../../src/index.js';

const typed = (body: unknown, type: string) => new Response(body, { headers: { 'Content-Type': type } });

export function create(): Chalice {
  const app = new Chalice('conf-binary-json');
  app.api.binaryTypes = ['application/json', 'text/plain'];

  app.route('/dict', { name: 'a_dict' }, () => ({ hello: 'world' }));
  app.route('/resp', { name: 'resp' }, () => typed({ a: 1 }, 'application/json'));
  app.route('/resp-charset', { name: 'resp_charset' }, () => typed({ a: 'é' }, 'application/json; charset=utf-8'));
  app.route('/text-str', { name: 'text_str' }, () => typed('hi', 'text/plain'));
  app.route('/text-bytes', { name: 'text_bytes' }, () => typed(Buffer.from('hi'), 'text/plain'));
  app.route('/png', { name: 'png' }, () => typed('not binary any more', 'image/png'));
  app.route('/default', { name: 'default_types' }, () => ({
    default: app.api.defaultBinaryTypes.length,
    now: app.api.binaryTypes,
  }));
  app.route('/fail', { name: 'fail' }, () => {
    throw new Error('nope');
  });
  return app;
}
