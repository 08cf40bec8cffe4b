import { Chalice, type Request } from '../../src/index.js';

const seen = (request: Request) => ({ content_type: request.headers.get('content-type') ?? null });

export function create(): Chalice {
  const app = new Chalice('conf-content-types');
  const post = (path: string, name: string, contentTypes: string[]) =>
    app.route(path, { methods: ['POST'], contentTypes, name }, seen);

  app.route('/default', { methods: ['GET', 'POST'], name: 'default' }, seen as never);
  post('/form', 'form', ['application/x-www-form-urlencoded']);
  post('/several', 'several', ['text/plain', 'text/csv', 'application/json']);
  post('/none', 'none', []);
  post('/wild', 'wild', ['*/*']);
  post('/upper', 'upper', ['Application/XML']);
  post('/image-wild', 'image_wild', ['image/*']);
  app.route('/cors', { methods: ['POST'], cors: true, name: 'cors' }, seen as never);
  return app;
}
