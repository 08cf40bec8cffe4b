import { brandOf, hasBrand } from '../brand.js';
import type { AuthRequest } from './auth-request.js';

const responseBrand = brandOf('AuthResponse');

/** A path, and the methods of it that are allowed. */
export class AuthRoute {
  constructor(
    readonly path: string,
    readonly methods: readonly string[],
  ) {}
}

export type AuthPolicy = {
  principalId: string;
  context: Record<string, unknown>;
  policyDocument: { Version: string; Statement: { Action: string; Effect: string; Resource: string[] }[] };
};

/** What a built-in authorizer allows: paths (`"*"` is everything), who it is, and text for the request's context. */
export class AuthResponse {
  static readonly ALL_HTTP_METHODS = ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'GET'];
  readonly routes: readonly (string | AuthRoute)[];
  readonly principalId: string;
  readonly context: Record<string, unknown>;

  constructor(options: {
    routes: readonly (string | AuthRoute)[];
    principalId: string;
    context?: Record<string, unknown>;
  }) {
    this.routes = options.routes;
    this.principalId = options.principalId;
    this.context = options.context ?? {};
  }

  get [responseBrand](): true {
    return true;
  }

  static isAuthResponse(value: unknown): value is AuthResponse {
    return hasBrand(value, responseBrand);
  }

  toDict(request: Pick<AuthRequest, 'methodArn'>): AuthPolicy {
    const Resource = this.routes.flatMap((route) => resourcesOf(route, request.methodArn));
    return {
      context: this.context,
      principalId: this.principalId,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource }],
      },
    };
  }
}

function resourcesOf(route: string | AuthRoute, methodArn: string): string[] {
  if (typeof route === 'string') return [resourceArn(methodArn, '*', route)];
  return route.methods.map((method) => resourceArn(methodArn, method, route.path));
}

/** `arn:aws:execute-api:region:account:apiId/stage/METHOD/path` of a path of the API that is called. */
function resourceArn(methodArn: string, method: string, path: string): string {
  const parts = methodArn.split(':');
  const prefix = parts.slice(0, 5).join(':');
  const [apiId, stage] = parts.slice(5).join(':').split('/');
  return `${prefix}:${apiId}/${stage}/${method}/${path.startsWith('/') ? path.slice(1) : path}`;
}
