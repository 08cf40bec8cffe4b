import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
} from 'openid-client';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import { placeOfClientSecret, unseal } from '../secrets/seal';
import type { SecretKeys } from '../secrets/secret-keys';
import { demandAllowedAddress, providerFetch } from './addresses';
import type { OpenIdSettings } from './schema';

export type OpenIdProvider = OpenIdSettings & { clientSecret: string; isOfServer: boolean };

/** What the server's own configuration says. */
export type OpenIdConfiguration = { provider: OpenIdProvider | undefined; allowsHttp: boolean };

export const PROVIDER_ROW = 'provider';
const TIMEOUT_SECONDS = 10;
const KEPT_MS = 10 * 60_000;

type Options = { database: RootDatabase; secretKeys: SecretKeys; configuration: OpenIdConfiguration };

/** The company's provider, of the server's configuration or as an administrator set it, and the connection to it. */
export class OpenIdProviders {
  readonly #options: Options;
  #kept: { key: string; until: number; connection: Configuration } | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get allowsHttp(): boolean {
    return this.#options.configuration.allowsHttp;
  }

  async find(): Promise<OpenIdProvider | undefined> {
    const { configuration, database, secretKeys } = this.#options;
    if (configuration.provider !== undefined) return configuration.provider;
    const row = await database.openIdProvider.findUnique({ where: { id: PROVIDER_ROW } });
    if (row === null) return undefined;
    const { name, issuer, clientId, allowedDomains, mayJoin, isRequired } = row;
    const clientSecret = unseal(secretKeys, placeOfClientSecret(row.id), row.clientSecret);
    return { name, issuer, clientId, clientSecret, allowedDomains, mayJoin, isRequired, isOfServer: false };
  }

  /** What is said of it to everybody, without its secret being opened. */
  async findOffer(): Promise<{ name: string; isRequired: boolean } | null> {
    const { configuration, database } = this.#options;
    if (configuration.provider !== undefined) {
      const { name, isRequired } = configuration.provider;
      return { name, isRequired };
    }
    return database.openIdProvider.findUnique({
      where: { id: PROVIDER_ROW },
      select: { name: true, isRequired: true },
    });
  }

  /** Its addresses and keys, asked for at most every ten minutes. */
  async connect({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<Configuration> {
    const key = JSON.stringify([issuer, clientId, clientSecret]);
    if (this.#kept?.key === key && this.#kept.until > Date.now()) return this.#kept.connection;
    const connection = await this.discover(issuer, { clientId, clientSecret });
    this.#kept = { key, until: Date.now() + KEPT_MS, connection };
    return connection;
  }

  /** Reads the issuer's own document. Throws an error that says what is wrong with it. */
  async discover(issuer: string, client?: { clientId: string; clientSecret: string }): Promise<Configuration> {
    const { allowsHttp } = this;
    const url = demandAllowedAddress(issuer, { allowsHttp });
    // The library refuses plain HTTP altogether; what is allowed of it is decided by every request.
    const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
    const options = { execute, timeout: TIMEOUT_SECONDS, [customFetch]: providerFetch({ allowsHttp }) };
    const { clientId = 'studio', clientSecret } = client ?? {};
    try {
      const found = await discovery(url, clientId, clientSecret, undefined, options);
      if (clientSecret === undefined) return found;
      const server = found.serverMetadata();
      demandAllowedAddress(server.authorization_endpoint ?? '', { allowsHttp });
      // Where a provider does not say, the standard says Basic.
      const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
      const authentication = methods.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
      const connection = new Configuration(server, clientId, clientSecret, authentication(clientSecret));
      connection.timeout = TIMEOUT_SECONDS;
      connection[customFetch] = providerFetch({ allowsHttp });
      for (const extend of execute) extend(connection);
      return connection;
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw unreachable(issuer, cause);
    }
  }
}

function unreachable(issuer: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? reasonOf(cause) : String(cause);
  const message = `${issuer} did not answer as an OpenID provider (${reason}). Look whether it is reached from the studio’s server, and whether ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration opens.`;
  return new AppError({ code: 'INVALID', message, cause });
}

/** `fetch failed` says nothing; what it failed with does. */
function reasonOf(error: Error): string {
  const inner = error.cause;
  return inner instanceof Error && inner.message !== '' ? `${error.message}: ${inner.message}` : error.message;
}
