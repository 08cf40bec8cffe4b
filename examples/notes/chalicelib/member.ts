import { type Request, UnauthorizedError } from '@chalice-studio/runtime';

export type Member = { id: string; email?: string };

/** Who calls: API Gateway has checked the token, and puts what it claims into the request's context. */
export function memberOf(request: Request): Member {
  const { claims } = (request.context.authorizer ?? {}) as { claims?: { sub?: string; email?: string } };
  if (claims?.sub === undefined) throw new UnauthorizedError('The token names nobody.');
  return { id: claims.sub, ...(claims.email === undefined ? {} : { email: claims.email }) };
}

export function whoAmI(request: Request) {
  return memberOf(request);
}
