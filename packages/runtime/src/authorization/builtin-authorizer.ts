import { required } from '../events/lambda-event.js';
import type { LambdaContext } from '../http/lambda-proxy.js';
import { AuthRequest } from './auth-request.js';
import { AuthResponse } from './auth-response.js';

export type AuthorizerOptions = {
  name?: string;
  /** Seconds that API Gateway keeps an answer; undefined is its own 300. */
  ttlSeconds?: number;
  executionRole?: string;
  header?: string;
};

export type AuthorizerFunction = (request: AuthRequest) => unknown;

type AuthorizerEvent = { type: string; authorizationToken: string; methodArn: string };

/** What `app.authorizer` answers: a Lambda handler, and what a route takes as its `authorizer`. */
export type BuiltinAuthorizer = {
  (event: AuthorizerEvent, context?: LambdaContext): Promise<unknown>;
  readonly name: string;
  readonly scopes: readonly string[];
  /** A copy of this authorizer that asks for these OAuth scopes. */
  withScopes(scopes: readonly string[]): BuiltinAuthorizer;
};

/** What a copy with other scopes was made of: the authorizer that was registered. */
const origin: unique symbol = Symbol.for('@chalice-studio/runtime/origin');
type WithOrigin = { readonly [origin]?: BuiltinAuthorizer };

export function originOf(authorizer: BuiltinAuthorizer & WithOrigin): BuiltinAuthorizer {
  return authorizer[origin] ?? authorizer;
}

export function builtinAuthorizer(name: string, fn: AuthorizerFunction): BuiltinAuthorizer {
  return withScopes([]);

  function withScopes(scopes: readonly string[], registered?: BuiltinAuthorizer): BuiltinAuthorizer {
    const handler = async (event: AuthorizerEvent) => {
      const request = new AuthRequest(
        required(event.type, 'type'),
        required(event.authorizationToken, 'authorizationToken'),
        required(event.methodArn, 'methodArn'),
      );
      const answer = await fn(request);
      return AuthResponse.isAuthResponse(answer) ? answer.toDict(request) : answer;
    };
    // A function's `name` is read-only but configurable.
    Object.defineProperty(handler, 'name', { value: name });
    const authorizer: BuiltinAuthorizer = Object.assign(handler, {
      scopes,
      [origin]: registered,
      withScopes: (wanted: readonly string[]) => withScopes([...wanted], registered ?? authorizer),
    });
    return authorizer;
  }
}
