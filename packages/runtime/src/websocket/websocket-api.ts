import { ChaliceError, WebsocketDisconnectedError } from '../errors.js';
import type { ConnectionRegistry } from './connection-registry.js';
import {
  type ConnectionDetails,
  type ManagementClient,
  plainManagementClient,
  sdkManagementClient,
} from './management-client.js';

/** Where clients come from when the app brings its own; the AWS SDK v3 client fits. */
export type WebsocketSession = {
  client(endpoint: string): ManagementClient | Promise<ManagementClient>;
  regionName?: string;
};

/** Sends to, closes and asks about WebSocket connections. */
export class WebsocketAPI {
  session: WebsocketSession | undefined;
  /** The part of a message that chooses its handler; API Gateway's default names the body's `action`. */
  routeSelectionExpression = '$request.body.action';
  /** Who is connected: a table in the stage's stack, or what a test puts here. */
  registry: ConnectionRegistry | undefined;
  readonly #env: Record<string, string | undefined>;
  #endpoint: string | undefined;
  #client: Promise<ManagementClient> | undefined;

  constructor(env: Record<string, string | undefined> = process.env, session?: WebsocketSession) {
    this.#env = env;
    this.session = session;
  }

  /** The first call wins: an app talks to the API that called it. */
  configure(domainName: string, stage: string): void {
    this.#endpoint ??= this.#env.CHALICE_WEBSOCKET_ENDPOINT ?? `https://${domainName}/${stage}`;
  }

  configureFromApiId(apiId: string, stage: string): void {
    const region = this.session?.regionName ?? this.#env.AWS_REGION ?? '';
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    this.configure(`${apiId}.execute-api.${region}.${suffix}`, stage);
  }

  async send(connectionId: string, message: string | Uint8Array): Promise<void> {
    await this.#call(connectionId, (client) => client.postToConnection({ ConnectionId: connectionId, Data: message }));
  }

  async close(connectionId: string): Promise<void> {
    await this.#call(connectionId, (client) => client.deleteConnection({ ConnectionId: connectionId }));
  }

  info(connectionId: string): Promise<ConnectionDetails> {
    return this.#call(connectionId, (client) => client.getConnection({ ConnectionId: connectionId }));
  }

  /** The ids of everybody who is connected, from the registry. */
  async connections(): Promise<string[]> {
    if (this.registry === undefined) {
      throw new ChaliceError(
        'This app has no connection registry: deploy it with a WebSocket handler, or set websocketApi.registry.',
      );
    }
    return this.registry.list();
  }

  async #call<Result>(connectionId: string, work: (client: ManagementClient) => Promise<Result>): Promise<Result> {
    if (this.#endpoint === undefined) {
      throw new ChaliceError('WebsocketAPI.configure must be called before using the WebsocketAPI');
    }
    this.#client ??= this.#open(this.#endpoint);
    try {
      return await work(await this.#client);
    } catch (error) {
      if (error instanceof Error && error.name === 'GoneException') {
        throw Object.assign(new WebsocketDisconnectedError(connectionId), { cause: error });
      }
      throw error;
    }
  }

  async #open(endpoint: string): Promise<ManagementClient> {
    if (this.session !== undefined) return this.session.client(endpoint);
    if (this.#env.CHALICE_WEBSOCKET_ENDPOINT !== undefined) return plainManagementClient(endpoint);
    return sdkManagementClient(endpoint, this.#env.AWS_REGION);
  }
}
