import type { GenericEndpointContext } from 'better-auth';

/** Whose second step this is: their password was right, and they have no session yet. */
export async function challengedPerson({ context, getSignedCookie }: GenericEndpointContext) {
  const identifier = await getSignedCookie(context.createAuthCookie('two_factor').name, context.secret);
  if (typeof identifier !== 'string' || identifier === '') return undefined;
  const challenge = await context.internalAdapter.findVerificationValue(identifier);
  return challenge?.value;
}
