import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody as the company knows them. */
export type Employee = { sub: string; email?: string; email_verified?: boolean; name?: string };

type Visit = { as: Employee } | { refuses: true };

/** A real OpenID provider on this machine: it demands PKCE, and a secret of its client. */
export class CompanyProvider {
  readonly clientId = 'studio';
  readonly clientSecret = randomBytes(24).toString('base64url');
  readonly #server: Server;
  readonly issuer: string;
  #visit: Visit = { refuses: true };

  private constructor(server: Server, redirectUrl: string) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(this.issuer, this.#configuration(redirectUrl));
    const answer = provider.callback();
    server.on('request', async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response);
      // Its page for signing in, filled in by whoever visits.
      const result = 'as' in this.#visit ? { login: { accountId: this.#visit.as.sub } } : { error: 'access_denied' };
      await provider.interactionFinished(request, response, result);
    });
  }

  static async start(redirectUrl: string): Promise<CompanyProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new CompanyProvider(server, redirectUrl);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Goes there with a browser of its own, and answers where it is sent back to. */
  async visit(address: string, visit: Visit): Promise<URL> {
    this.#visit = visit;
    const cookies = new Map<string, string>();
    let url = new URL(address);
    while (url.origin === this.issuer) {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
        cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (next === null) throw new Error(`The provider shows ${answer.status}: ${await answer.text()}`);
      url = new URL(next, url);
    }
    return url;
  }

  #configuration(redirectUrl: string): Configuration {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    return {
      clients: [
        {
          client_id: this.clientId,
          client_secret: this.clientSecret,
          redirect_uris: [redirectUrl],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      ],
      jwks: { keys: [{ ...key, kty: 'RSA', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => ({
        accountId: sub,
        claims: async () => ('as' in this.#visit && this.#visit.as.sub === sub ? { ...this.#visit.as } : { sub }),
      }),
      // Nobody is asked for each scope.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          ...(oidc.client && { clientId: oidc.client.clientId }),
          ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    };
  }
}
