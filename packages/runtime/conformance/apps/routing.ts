import { Chalice } from '../../src/index.js';

export function create(): Chalice {
  const app = new Chalice('conf-routing');
  const named = (path: string, view: string, options: { methods?: string[] } = {}) =>
    app.route(path, { ...options, name: view }, () => ({ view }));

  named('/', 'index');
  named('/items', 'list_items', { methods: ['GET'] });
  named('/items', 'create_item', { methods: ['POST'] });
  app.route('/items/{item_id}', { methods: ['GET', 'PUT', 'DELETE'], name: 'one_item' }, (request) => ({
    view: 'one_item',
    method: request.method,
    item_id: request.uriParams.item_id,
  }));
  app.route('/items/{item_id}', { methods: ['PATCH'], name: 'patcher' }, (request) => ({
    view: 'patch_item',
    item_id: request.uriParams.item_id,
  }));
  app.route('/orgs/{org}/teams/{team}/members/{member}', { name: 'deep' }, ({ uriParams: { org, team, member } }) => ({
    org,
    team,
    member,
  }));
  app.route('/swap/{second}/{first}', { name: 'swap' }, ({ uriParams: { first, second } }) => ({ first, second }));
  app.route('/files/{name}.{ext}', { name: 'two_in_segment' }, ({ uriParams: { name, ext } }) => ({ name, ext }));
  // Chalice hands these two no argument; what they are called with is in uriParams alone.
  app.route('/proxy/{proxy+}', { name: 'greedy' }, ({ uriParams }) => ({ args: [], uri_params: uriParams }));
  app.route('/dash/{with-dash}', { name: 'dashed' }, ({ uriParams }) => ({ args: [], uri_params: uriParams }));
  const every = ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE'];
  app.route('/all', { methods: every, name: 'every_method' }, (request) => ({ method: request.method }));
  app.route('/custom-method', { methods: ['PURGE'], name: 'purge' }, (request) => ({ method: request.method }));
  named('/lowercase', 'lowercase_method', { methods: ['get'] });
  named('/trailing/', 'trailing');
  named('/none', 'unreachable', { methods: [] });
  app.route('no-leading-slash', { name: 'no_slash' }, () => ({ view: 'no_slash' }));
  named('/static/page', 'static_page');
  app.route('/static/{slug}', { name: 'dynamic_page' }, (request) => ({
    view: 'dynamic_page',
    slug: request.uriParams.slug,
  }));
  app.route('/stacked/{maybe}', { name: 'stacked' }, (request) => ({ maybe: request.uriParams.maybe }));
  app.route('/stacked', { name: 'stacked' }, () => ({ maybe: 'default' }));
  app.route('/missing-arg/{given}', { name: 'missing_arg' }, ({ uriParams }) => {
    if (!('other' in uriParams)) throw new Error('the path has no parameter “other”');
    return { other: uriParams.other };
  });
  return app;
}
