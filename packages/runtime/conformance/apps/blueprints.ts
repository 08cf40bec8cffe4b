import { AuthResponse, Blueprint, Chalice, NotFoundError, Response } from '../../src/index.js';

type Attribute = 'currentRequest' | 'currentApp' | 'lambdaContext' | 'log';
const attributes: Record<string, Attribute> = {
  current_request: 'currentRequest',
  current_app: 'currentApp',
  lambda_context: 'lambdaContext',
  log: 'log',
};

export function create(): Chalice {
  const app = new Chalice('conf-blueprints');
  app.route('/', { name: 'index' }, () => ({ view: 'index' }));

  const plain = plainBlueprint(app);
  const users = usersBlueprint();
  app.registerBlueprint(plain);
  app.registerBlueprint(adminBlueprint(), { urlPrefix: '/admin' });
  app.registerBlueprint(users, { namePrefix: 'u_', urlPrefix: '/users' });
  app.registerBlueprint(toolsBlueprint(), { urlPrefix: '/tools/' });
  const slash = new Blueprint('chalicelib.slash');
  slash.route('/under-slash', { name: 'under_slash' }, () => ({ view: 'under_slash' }));
  app.registerBlueprint(slash, { urlPrefix: '/' });

  const unregistered = new Blueprint('chalicelib.unregistered');
  const read = (blueprint: Blueprint, name: string) => {
    const attribute = attributes[name];
    if (attribute === undefined) throw new Error(`no attribute ${name}`);
    return blueprint[attribute];
  };
  app.lambdaFunction({ name: 'reach_unregistered' }, (event: { attribute: string }) => {
    read(unregistered, event.attribute);
  });
  app.lambdaFunction({ name: 'reach_outside_request' }, (event: { attribute: string }) => {
    read(plain, event.attribute);
    return 'ok';
  });
  return app;
}

function plainBlueprint(app: Chalice): Blueprint {
  const plain = new Blueprint('chalicelib.plain');
  plain.route('/plain', { name: 'plain_view' }, () => ({ view: 'plain' }));
  plain.route('/plain/{x}', { methods: ['POST'], name: 'plain_param' }, (request) => ({
    x: request.uriParams.x,
    json: plain.currentRequest.jsonBody,
  }));
  plain.route('/plain/reach', { name: 'plain_reach' }, () => ({
    app: plain.currentApp.appName,
    path: plain.currentRequest.path,
    request_id: plain.lambdaContext.awsRequestId,
    log: plain.log.name,
    same: plain.currentRequest === app.currentRequest,
  }));
  return plain;
}

function adminBlueprint(): Blueprint {
  const admin = new Blueprint('chalicelib.admin');
  admin.route('/', { name: 'admin_root' }, () => ({ view: 'admin_root' }));
  admin.route('/settings', { methods: ['GET', 'PUT'], cors: true, name: 'admin_settings' }, () => ({
    path: admin.currentRequest.path,
    method: admin.currentRequest.method,
  }));
  admin.route('/error', { name: 'admin_error' }, () => {
    throw new NotFoundError('in blueprint');
  });
  admin.route(
    '/text',
    { name: 'admin_text' },
    () => new Response('text', { headers: { 'Content-Type': 'text/plain' } }),
  );
  admin.route('/ctype', { methods: ['POST'], contentTypes: ['text/plain'], name: 'admin_ctype' }, () => ({ ok: true }));
  return admin;
}

function usersBlueprint(): Blueprint {
  const users = new Blueprint('chalicelib.users');
  users.route('/{user_id}', { name: 'get_user' }, (request) => ({ user: request.uriParams.user_id }));
  users.route('/{user_id}/posts/{post_id}', { methods: ['DELETE'], name: 'delpost' }, ({ uriParams }) => ({
    user: uriParams.user_id,
    post: uriParams.post_id,
  }));
  users.lambdaFunction({ name: 'cleanup' }, (event: unknown) => ({ cleaned: event }));
  users.lambdaFunction({ name: 'explicit' }, () => ({ explicit: true }));
  const auth = users.authorizer(
    { name: 'bp_auth', ttlSeconds: 10 },
    () => new AuthResponse({ routes: ['*'], principalId: 'bp' }),
  );
  users.route('/secret', { authorizer: auth, name: 'secret' }, () => ({ secret: true }));
  return users;
}

function toolsBlueprint(): Blueprint {
  const tools = new Blueprint('chalicelib.tools');
  tools.route('/tool/', { name: 'tool_trailing' }, () => ({
    view: 'tool_trailing',
    path: tools.currentRequest.path,
  }));
  tools.route('relative', { name: 'tool_relative' }, () => ({ view: 'tool_relative' }));
  return tools;
}
