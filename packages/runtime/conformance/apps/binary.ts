import { createHash } from 'node:crypto';
import { Chalice, Response } from '../../src/index.js';

const PIXEL = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff);
const OCTET = 'application/octet-stream';

const typed = (body: unknown, type: string) => new Response(body, { headers: { 'Content-Type': type } });

export function create(): Chalice {
  const app = new Chalice('conf-binary');
  app.api.binaryTypes.push('application/x-custom');

  app.route('/types', { name: 'types' }, () => ({
    binary: app.api.binaryTypes,
    default: app.api.defaultBinaryTypes,
  }));
  app.route('/png', { name: 'png' }, () => typed(PIXEL, 'image/png'));
  app.route('/png-charset', { name: 'png_charset' }, () => typed(PIXEL, 'image/png; charset=binary'));
  app.route(
    '/png-lower',
    { name: 'png_lower' },
    () => new Response(PIXEL, { headers: { 'content-type': 'IMAGE/PNG' } }),
  );
  app.route('/custom', { name: 'custom' }, () => typed(Uint8Array.of(0, 1, 2), 'application/x-custom'));
  app.route('/empty', { name: 'empty' }, () => typed(new Uint8Array(), OCTET));
  app.route('/str-as-binary', { name: 'str_as_binary' }, () => typed('not bytes', OCTET));
  app.route('/dict-as-binary', { name: 'dict_as_binary' }, () => typed({ a: 1 }, OCTET));
  app.route('/bytes-as-text', { name: 'bytes_as_text' }, () => typed(Buffer.from('abc'), 'text/plain'));
  app.route('/text', { name: 'text' }, () => typed('hello', 'text/plain'));
  app.route('/json', { name: 'json_view' }, () => ({ a: 1 }));
  app.route(
    '/status-binary',
    { name: 'status_binary' },
    () =>
      new Response(Uint8Array.of(1), {
        statusCode: 206,
        headers: { 'Content-Type': 'application/zip', 'X-Part': '1' },
      }),
  );
  app.route(
    '/upload',
    { methods: ['POST'], contentTypes: [OCTET, 'image/png', 'application/x-custom'], name: 'upload' },
    ({ rawBody }) => ({ length: rawBody.length, sha256: createHash('sha256').update(rawBody).digest('hex') }),
  );
  app.route('/echo', { methods: ['POST'], contentTypes: [OCTET], name: 'echo' }, ({ rawBody }) =>
    typed(rawBody, OCTET),
  );
  app.route('/cors-binary', { cors: true, name: 'cors_binary' }, () => typed(Uint8Array.of(1, 2), 'image/gif'));
  app.route('/jsonbody', { methods: ['POST'], name: 'jsonbody' }, ({ jsonBody }) => ({ json: jsonBody }));
  return app;
}
