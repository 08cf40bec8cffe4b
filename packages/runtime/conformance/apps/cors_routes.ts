import { BadRequestError, Chalice, CORSConfig, NotFoundError, Response } from '../../src/index.js';

const full = new CORSConfig({
  allowOrigin: 'https://foo.example.com',
  allowHeaders: ['X-Special-Header', 'X-Another'],
  exposeHeaders: ['X-Exposed', 'X-Also'],
  maxAge: 600,
  allowCredentials: true,
});

export function create(): Chalice {
  const app = new Chalice('conf-cors-routes');
  const plain = () => ({ ok: true });
  const get = (path: string, name: string, cors: boolean | CORSConfig | undefined, view: () => unknown = plain) =>
    app.route(path, { cors, name }, view);

  app.route('/default', { methods: ['GET', 'POST'], cors: true, name: 'default' }, plain);
  get('/off', 'off', false);
  get('/null', 'null', undefined);
  app.route('/unset', { name: 'unset' }, plain);
  app.route('/full', { methods: ['GET', 'POST'], cors: full, name: 'full' }, plain);
  get('/empty-config', 'empty_config', new CORSConfig());
  get('/origin', 'origin', new CORSConfig({ allowOrigin: 'https://only.example.com' }));
  get(
    '/allow-headers',
    'allow_headers',
    new CORSConfig({ allowHeaders: ['X-B', 'X-A', 'Content-Type', 'content-type'] }),
  );
  get('/no-extra-headers', 'no_extra_headers', new CORSConfig({ allowHeaders: [] }));
  get('/expose', 'expose', new CORSConfig({ exposeHeaders: ['X-Z', 'X-Y'] }));
  get('/expose-empty', 'expose_empty', new CORSConfig({ exposeHeaders: [] }));
  get('/max-age-zero', 'max_age_zero', new CORSConfig({ maxAge: 0 }));
  get('/credentials-false', 'credentials_false', new CORSConfig({ allowCredentials: false }));

  const origin = (name: string, value: string) => () => new Response({ ok: true }, { headers: { [name]: value } });
  const mine = 'https://mine.example.com';
  get('/override', 'override', true, origin('Access-Control-Allow-Origin', mine));
  get('/override-lower', 'override_lower', true, origin('access-control-allow-origin', mine));
  get('/override-empty', 'override_empty', true, origin('Access-Control-Allow-Origin', ''));
  get('/bad-request', 'bad_request', true, () => {
    throw new BadRequestError('bad thing');
  });
  get('/not-found', 'not_found', full, () => {
    throw new NotFoundError('gone');
  });
  get('/crash', 'crash', true, () => {
    throw new Error('boom');
  });
  get('/bad-header', 'bad_header', true, () => new Response({}, { headers: { 'X-Bad': 'a\nb' } }));
  app.route('/mixed', { methods: ['GET'], cors: true, name: 'mixed_get' }, plain);
  app.route('/mixed', { methods: ['POST'], name: 'mixed_post' }, plain);
  app.route('/own-options', { methods: ['OPTIONS'], name: 'own_options' }, (request) => {
    const headers = { 'Access-Control-Allow-Origin': request.headers.get('origin') ?? '' };
    return new Response('', { headers, statusCode: 204 });
  });
  get('/cookies', 'cookies', true, () => new Response({}, { headers: { 'Set-Cookie': ['a=1', 'b=2'] } }));
  return app;
}
