import { type AuthRequest, AuthResponse, type Request } from '@chalice-studio/runtime';

/** `name:token` of everybody who may call, separated by commas. Set TODO_TOKENS in the stage's variables to your own. */
const tokens = new Map(
  (process.env.TODO_TOKENS ?? 'demo:let-me-in').split(',').map((entry) => {
    const [name = '', token = ''] = entry.split(':');
    return [`Bearer ${token}`, name];
  }),
);

export function checkToken(request: AuthRequest) {
  const name = tokens.get(request.token);
  if (name === undefined) return new AuthResponse({ routes: [], principalId: 'nobody' });
  return new AuthResponse({ routes: ['*'], principalId: name });
}

/** Who is calling: API Gateway puts what the authorizer answered into the request's context. */
export function callerOf(request: Request): string {
  const { principalId } = request.context.authorizer as { principalId: string };
  return principalId;
}
