import { Chalice, CORSConfig, ForbiddenError } from '../../src/index.js';

export function create(): Chalice {
  const app = new Chalice('conf-cors-global');
  const ok = () => ({ ok: true });
  app.api.cors = true;
  app.route('/unset', { name: 'unset' }, ok);
  app.route('/null', { cors: undefined, name: 'null' }, ok);
  app.route('/off', { cors: false, name: 'off' }, ok);
  app.route('/own', { cors: new CORSConfig({ allowOrigin: 'https://own.example.com' }), name: 'own' }, ok);
  app.route('/error', { name: 'error' }, () => {
    throw new ForbiddenError('no');
  });
  app.api.cors = new CORSConfig({ allowOrigin: 'https://late.example.com', maxAge: 5 });
  app.route('/late', { name: 'late' }, ok);
  app.api.cors = false;
  app.route('/after-off', { name: 'after_off' }, ok);
  return app;
}
