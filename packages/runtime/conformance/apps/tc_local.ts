import {
  AuthResponse,
  AuthRoute,
  Chalice,
  CORSConfig,
  CognitoUserPoolAuthorizer,
  CustomAuthorizer,
  ForbiddenError,
  IAMAuthorizer,
  Response,
} from '../../src/index.js';
import { memoryOf } from '../context.js';

const FORM = 'application/x-www-form-urlencoded';

export function create(): Chalice {
  const app = new Chalice('conf-tc-local');
  addRequests(app);
  addAnswers(app);
  addAuthorizers(app);
  app.middleware('http', async function stamp(event, getResponse) {
    const response = await getResponse(event);
    response.headers['X-Stamp'] = '1';
    return response;
  });
  return app;
}

function addRequests(app: Chalice): void {
  app.route('/', { name: 'index' }, () => ({ view: 'index' }));
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
  app.route('/echo', { methods, contentTypes: ['application/json', FORM, 'text/plain'], name: 'echo' }, (request) => {
    const query = request.queryParams;
    return {
      method: request.method,
      path: request.path,
      query: query === undefined ? null : Object.fromEntries(query.keys().map((key) => [key, query.getlist(key)])),
      headers: request.headers.toJSON(),
      body: Buffer.from(request.rawBody).toString('utf8'),
      stage_vars: request.stageVars,
      context: request.context,
      uri_params: request.uriParams,
    };
  });
  app.route('/json', { methods: ['POST'], name: 'json_view' }, (request) => ({ json: request.jsonBody }));
  app.route('/names/{name}', { name: 'names' }, ({ uriParams }) => ({ name: uriParams.name, uri_params: uriParams }));
  app.route('/names/static', { name: 'names_static' }, () => ({ view: 'names_static' }));
  app.route('/{a}/left', { name: 'left' }, ({ uriParams }) => ({ a: uriParams.a, uri_params: uriParams }));
  app.route('/{b}/right', { name: 'right' }, ({ uriParams }) => ({ b: uriParams.b, uri_params: uriParams }));
  app.route('/slash/end/', { name: 'slash_end' }, () => ({ view: 'slash_end' }));
  app.route('/files/{name}.{ext}', { name: 'in_segment' }, ({ uriParams: { name, ext } }) => ({ name, ext }));
  app.route('/greedy/{proxy+}', { name: 'greedy' }, ({ uriParams }) => ({ uri_params: uriParams }));
  app.route('/context', { name: 'context' }, () => {
    const context = app.lambdaContext;
    return {
      function_name: context?.functionName,
      memory_limit_in_mb: memoryOf(context),
      function_version: context?.functionVersion,
      invoked_function_arn: context?.invokedFunctionArn,
      log_group_name: context?.logGroupName,
      log_stream_name: context?.logStreamName,
      identity: context?.identity,
      client_context: context?.clientContext,
      has_time: (context?.getRemainingTimeInMillis() ?? 0) > 0,
      request_id_length: context?.awsRequestId.length,
    };
  });
}

function addAnswers(app: Chalice): void {
  app.route(
    '/cookies',
    { name: 'cookies' },
    () => new Response({}, { headers: { 'Set-Cookie': ['a=1', 'b=2'], 'X-One': '1' } }),
  );
  app.route('/text', { name: 'text' }, () => new Response('café', { headers: { 'Content-Type': 'text/plain' } }));
  const gif = Uint8Array.of(0x47, 0x49, 0x46, 0x00, 0xff);
  app.route('/gif', { name: 'gif' }, () => new Response(gif, { headers: { 'Content-Type': 'image/gif' } }));
  app.route(
    '/upload',
    { methods: ['POST'], contentTypes: ['application/octet-stream'], name: 'upload' },
    (request) => ({ hex: Buffer.from(request.rawBody).toString('hex') }),
  );
  app.route('/forbidden', { name: 'forbidden' }, () => {
    throw new ForbiddenError('view says no');
  });
  app.route('/crash', { name: 'crash' }, () => {
    throw new Error('crash');
  });
  app.route('/cors', { methods: ['GET', 'POST'], cors: true, name: 'cors' }, () => ({}));
  const cors = new CORSConfig({ allowOrigin: 'https://x', maxAge: 1, allowCredentials: true });
  app.route('/cors-config', { cors, name: 'cors_config' }, () => ({}));
  app.route(
    '/own-options',
    { methods: ['OPTIONS'], name: 'own_options' },
    () => new Response('mine', { headers: { 'X-Mine': '1' }, statusCode: 200 }),
  );
}

function addAuthorizers(app: Chalice): void {
  const allow = (routes: (string | AuthRoute)[], context?: Record<string, unknown>) =>
    new AuthResponse({ routes, principalId: 'u', ...(context === undefined ? {} : { context }) });

  const auth = app.authorizer({ name: 'auth' }, ({ token, methodArn, authType }) => {
    switch (token) {
      case 'all':
        return allow(['*']);
      case 'this':
        return allow(['/auth/one'], { k: 'v' });
      case 'get':
        return allow([new AuthRoute('/auth/one', ['GET'])]);
      case 'glob':
        return allow(['/auth/*']);
      case 'question':
        return allow(['/auth/on?']);
      case 'root':
        return allow(['/']);
      case 'none':
        return undefined;
      case 'arn':
        return allow(['*'], { arn: methodArn, type: authType, token });
      case 'deny-policy':
      case 'allow-policy': {
        const Effect = token === 'allow-policy' ? 'Allow' : 'Deny';
        const Statement = [{ Action: ['execute-api:Invoke'], Resource: [methodArn], Effect }];
        return { principalId: 'raw', context: { raw: '1' }, policyDocument: { Version: '2012-10-17', Statement } };
      }
      case 'error':
        throw new Error('authorizer crashed');
      default:
        return allow([]);
    }
  });
  const headerAuth = app.authorizer(
    { name: 'header_auth', header: 'X-Token' },
    ({ token }) => new AuthResponse({ routes: ['*'], principalId: token }),
  );

  app.route('/auth/one', { methods: ['GET', 'POST'], authorizer: auth, name: 'auth_one' }, (request) => ({
    authorizer: request.context.authorizer,
  }));
  app.route('/auth/{x}/two', { authorizer: auth, name: 'auth_two' }, (request) => ({
    x: request.uriParams.x,
    authorizer: request.context.authorizer,
  }));
  app.route('/auth/header', { authorizer: headerAuth, name: 'auth_header' }, (request) => ({
    authorizer: request.context.authorizer,
  }));
  const pool = new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:1'] });
  app.route('/auth/cognito', { authorizer: pool, name: 'auth_cognito' }, (request) => ({
    authorizer: request.context.authorizer ?? null,
  }));
  app.route('/auth/iam', { authorizer: new IAMAuthorizer(), name: 'auth_iam' }, () => ({ ok: true }));
  const custom = new CustomAuthorizer('C', { authorizerUri: 'arn:uri' });
  app.route('/auth/custom', { authorizer: custom, name: 'auth_custom' }, () => ({ ok: true }));
  app.route('/api-key', { apiKeyRequired: true, name: 'api_key' }, () => ({ ok: true }));
}
