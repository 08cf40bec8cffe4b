import { AuthResponse, AuthRoute, Chalice } from '../../src/index.js';

const routeSets: Record<string, (string | AuthRoute)[]> = {
  root: ['/'],
  one: ['/foo'],
  several: ['/foo', '/bar/baz', '/'],
  wildcard: ['*'],
  'wildcard-and-more': ['*', '/foo'],
  'param-path': ['/users/{id}'],
  'star-suffix': ['/foo/*'],
  'no-leading-slash': ['foo/bar'],
  'trailing-slash': ['/foo/'],
  empty: [],
  'empty-string': [''],
  duplicate: ['/foo', '/foo'],
  'route-get': [new AuthRoute('/foo', ['GET'])],
  'route-several-methods': [new AuthRoute('/foo', ['GET', 'POST', 'DELETE'])],
  'route-no-methods': [new AuthRoute('/foo', [])],
  'route-star-method': [new AuthRoute('/foo', ['*'])],
  'route-star-path': [new AuthRoute('*', ['GET', 'PUT'])],
  'route-root': [new AuthRoute('/', ['GET'])],
  'route-lower-method': [new AuthRoute('/foo', ['get'])],
  mixed: [new AuthRoute('/a', ['GET']), '/b', new AuthRoute('/c/d', ['POST', 'PUT'])],
  'keyword-args': [new AuthRoute('/kw', ['PATCH'])],
  'colon-in-path': ['/foo:bar'],
};

export function create(): Chalice {
  const app = new Chalice('conf-auth');

  const echoRequest = app.authorizer({ name: 'echo_request' }, ({ authType, token, methodArn }) => {
    const context = { auth_type: authType, token, method_arn: methodArn };
    return new AuthResponse({ routes: ['/'], principalId: 'p', context });
  });

  app.authorizer({ name: 'by-token' }, ({ token }) => {
    const routes = routeSets[token];
    if (routes === undefined) throw new Error(`no set ${token}`);
    return new AuthResponse({ routes, principalId: 'user' });
  });

  const executionRole = 'arn:aws:iam::123456789012:role/auth';
  app.authorizer(
    { name: 'with_options', ttlSeconds: 30, executionRole, header: 'X-Token' },
    () => new AuthResponse({ routes: ['*'], principalId: 'someone' }),
  );

  app.authorizer(
    { name: 'with_context' },
    () =>
      new AuthResponse({
        routes: ['/'],
        principalId: 'ctx-user',
        context: { string: 's', number: 1, flag: true },
      }),
  );

  app.authorizer({ name: 'denies' }, () => new AuthResponse({ routes: [], principalId: 'nobody' }));

  app.authorizer({ name: 'raw_policy' }, ({ methodArn }) => ({
    principalId: 'raw',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: [methodArn] }],
    },
    context: { why: 'because' },
  }));

  app.authorizer({ name: 'returns_none' }, () => undefined);
  app.authorizer({ name: 'returns_str' }, () => 'Allow');
  app.authorizer({ name: 'raises' }, () => {
    throw new Error('Unauthorized');
  });
  app.authorizer(
    { name: 'numeric_principal' },
    () => new AuthResponse({ routes: ['/'], principalId: 12345 as unknown as string }),
  );

  app.route('/', { authorizer: echoRequest, name: 'index' }, (request) => ({
    authorizer: request.context.authorizer ?? null,
  }));
  return app;
}
