import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { AppError } from '../app-error';
import type { Origins } from '../settings/origins';
import { type Claims, claimsSchema } from './arrival';
import { OpenIdError } from './problems';
import type { OpenIdProvider, OpenIdProviders } from './providers';
import { redirectUrlOf } from './redirect-url';

/** What is kept here while somebody is at the provider. */
export type Flow = { verifier: string; nonce: string; next?: string | undefined; connects?: string | undefined };

export type Arrival = { provider: OpenIdProvider; claims: Claims };

type Place = { providers: OpenIdProviders; origins: Origins };

/** Where to send somebody, and what has to fit when they come back. Throws where no provider is set up or it is down. */
export async function startFlow({ providers, origins }: Place): Promise<{ url: URL; state: string; flow: Flow }> {
  const provider = await providers.find();
  if (provider === undefined) {
    throw new AppError({ code: 'NOT_FOUND', message: 'No provider is set up here. Sign in with your password.' });
  }
  const connection = await providers.connect(provider).catch((cause: unknown) => {
    const message = `${provider.name} cannot be reached. Try again in a moment; if it stays, tell an administrator of this studio.`;
    throw new AppError({ code: 'CONFLICT', message, cause });
  });
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const url = buildAuthorizationUrl(connection, {
    redirect_uri: redirectUrlOf(origins),
    scope: 'openid email profile',
    ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', state, nonce },
  });
  return { url, state, flow: { verifier, nonce } };
}

type Return = Place & { query: URLSearchParams; state: string; flow: Flow };

/** Who came back, by what the provider signed for this flow alone. */
export async function finishFlow({ providers, origins, query, state, flow }: Return): Promise<Arrival> {
  if (query.has('error')) throw new OpenIdError(query.get('error') === 'access_denied' ? 'called-off' : 'refused');
  const provider = await providers.find();
  if (provider === undefined) throw new OpenIdError('unavailable');
  const connection = await providers.connect(provider).catch((cause: unknown) => {
    throw new OpenIdError('unavailable', cause);
  });
  const url = new URL(redirectUrlOf(origins));
  url.search = query.toString();
  try {
    const tokens = await authorizationCodeGrant(connection, url, {
      ...{ pkceCodeVerifier: flow.verifier, expectedState: state, expectedNonce: flow.nonce, idTokenExpected: true },
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new OpenIdError('refused');
    // Many providers keep the address out of the token.
    const more =
      claims.email === undefined && connection.serverMetadata().userinfo_endpoint !== undefined
        ? await fetchUserInfo(connection, tokens.access_token, claims.sub)
        : {};
    return { provider, claims: claimsSchema.parse({ ...more, ...claims }) };
  } catch (cause) {
    throw cause instanceof OpenIdError ? cause : new OpenIdError('refused', cause);
  }
}
