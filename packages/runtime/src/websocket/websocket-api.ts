import { ChaliceError, WebsocketDisconnectedError } from '../errors.js';
import type { ConnectionRegistry } from './connection-registry.js';
import type { ConnectionDetails, ManagementClient } from './management-client.js';

type Env = Record<string, string | undefined>;

/** Where clients come from when the app brings its own; the AWS SDK v3 client fits. */
export type WebsocketSession = {
  client(endpoint: string): ManagementClient | Promise<ManagementClient>;
  regionName?: string | undefined;
};

/** Sends to, closes and asks about WebSocket connections. */
export class WebsocketAPI {
  session: WebsocketSession | undefined;
  /** The part of a message that chooses its handler; API Gateway's default names the body's `action`. */
  routeSelectionExpression = '$request.body.action';
  /** Who is connected: a table in the stage's stack, or what a test puts here. */
  registry: ConnectionRegistry | undefined;
  readonly #env: Env;
  #endpoint: string | undefined;
  #client: Promise<ManagementClient> | undefined;

  constructor(env: Env = process.env, session?: WebsocketSession) {
    this.#env = env;
    this.session = session;
  }

  /** The first call wins: an app talks to the API that called it. */
  configure(domainName: string, stage: string): void {
    this.#endpoint ??= this.#env.CHALICE_WEBSOCKET_ENDPOINT ?? `https://${domainName}/${stage}`;
  }

  /** Throws where no region is known. */
  configureFromApiId(apiId: string, stage: string): void {
    if (this.#endpoint !== undefined) return;
    const region = this.#region ?? this.session?.regionName;
    if (region === undefined && this.#env.CHALICE_WEBSOCKET_ENDPOINT === undefined) {
      throw new ChaliceError(
        "Unable to retrieve the region name when configuring the websocket client. Set the 'AWS_REGION' environment variable, or app.websocketApi.session.regionName.",
      );
    }
    const suffix = region?.startsWith('cn-') === true ? 'amazonaws.com.cn' : 'amazonaws.com';
    this.configure(`${apiId}.execute-api.${region}.${suffix}`, stage);
  }

  /** Throws WebsocketDisconnectedError when the client has gone. */
  async send(connectionId: string, message: string | Uint8Array): Promise<void> {
    await this.#call(connectionId, (client) => client.postToConnection({ ConnectionId: connectionId, Data: message }));
  }

  /** Throws WebsocketDisconnectedError when the client has gone. */
  async close(connectionId: string): Promise<void> {
    await this.#call(connectionId, (client) => client.deleteConnection({ ConnectionId: connectionId }));
  }

  /** AWS' keys, times as Date. Throws WebsocketDisconnectedError when the client has gone. */
  info(connectionId: string): Promise<ConnectionDetails> {
    return this.#call(connectionId, (client) => client.getConnection({ ConnectionId: connectionId }));
  }

  /** The ids of everybody who is connected, from the registry. */
  async connections(): Promise<string[]> {
    const registry = await this.openRegistry();
    if (registry === undefined) {
      throw new ChaliceError(
        'This app has no connection registry: deploy it with a WebSocket handler, or set websocketApi.registry.',
      );
    }
    return registry.list();
  }

  /** The registry of the stage's table where there is one. Its client is loaded here, not with the app. */
  async openRegistry(): Promise<ConnectionRegistry | undefined> {
    const table = this.#env.CHALICE_WEBSOCKET_TABLE;
    if (this.registry !== undefined || table === undefined) return this.registry;
    const { createDynamodbRegistry } = await import('./dynamodb-registry.js');
    this.registry ??= createDynamodbRegistry(table, this.#env);
    return this.registry;
  }

  get #region(): string | undefined {
    return this.#env.AWS_REGION ?? this.#env.AWS_DEFAULT_REGION;
  }

  async #call<Result>(connectionId: string, work: (client: ManagementClient) => Promise<Result>): Promise<Result> {
    if (this.#endpoint === undefined) {
      throw new ChaliceError('WebsocketAPI.configure must be called before using the WebsocketAPI');
    }
    this.#client ??= this.#open(this.#endpoint);
    const client = await this.#client.catch((error: unknown) => {
      this.#client = undefined; // the next call tries again
      throw error;
    });
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof Error && error.name === 'GoneException') {
        throw new WebsocketDisconnectedError(connectionId, { cause: error });
      }
      throw error;
    }
  }

  async #open(endpoint: string): Promise<ManagementClient> {
    if (this.session !== undefined) return this.session.client(endpoint);
    const clients = await import('./management-client.js');
    if (this.#env.CHALICE_WEBSOCKET_ENDPOINT !== undefined) return clients.plainManagementClient(endpoint);
    return clients.sdkManagementClient(endpoint, this.#region);
  }
}
