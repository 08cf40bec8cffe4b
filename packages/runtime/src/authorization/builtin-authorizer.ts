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
  withScopes(scopes: readonly string[]): BuiltinAuthorizer;
};

export function builtinAuthorizer(
  name: string,
  fn: AuthorizerFunction,
  scopes: readonly string[] = [],
): BuiltinAuthorizer {
  const handler = async (event: AuthorizerEvent) => {
    const request = new AuthRequest(event.type, event.authorizationToken, event.methodArn);
    const answer = await fn(request);
    return AuthResponse.isAuthResponse(answer) ? answer.toDict(request) : answer;
  };
  // A function's `name` is read-only but configurable.
  Object.defineProperty(handler, 'name', { value: name });
  return Object.assign(handler, {
    scopes,
    withScopes: (wanted: readonly string[]) => builtinAuthorizer(name, fn, [...wanted]),
  });
}
