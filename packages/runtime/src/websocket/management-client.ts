import { ChaliceError } from '../errors.js';
import { httpCall } from './http-call.js';

/** What the WebSocket API needs of a client of API Gateway's `@connections`; the AWS SDK's fits. */
export type ManagementClient = {
  postToConnection(input: { ConnectionId: string; Data: string | Uint8Array }): Promise<unknown>;
  deleteConnection(input: { ConnectionId: string }): Promise<unknown>;
  getConnection(input: { ConnectionId: string }): Promise<ConnectionDetails>;
};

/** AWS' keys; times as Date. */
export type ConnectionDetails = {
  ConnectedAt?: Date;
  LastActiveAt?: Date;
  Identity?: { SourceIp?: string; UserAgent?: string };
};

/** An error that AWS names: `GoneException`, `ForbiddenException`. */
class ManagementError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Speaks `@connections` to an endpoint that needs no signature: the local target, an emulator. It loads nothing, so an
 * app needs no AWS SDK to run locally.
 */
export function plainManagementClient(endpoint: string): ManagementClient {
  const call = (method: string, connectionId: string, body?: string | Uint8Array) =>
    send({
      url: new URL(`${endpoint.replace(/\/$/, '')}/@connections/${encodeURIComponent(connectionId)}`),
      method,
      body,
    });
  return {
    postToConnection: ({ ConnectionId, Data }) => call('POST', ConnectionId, Data),
    deleteConnection: ({ ConnectionId }) => call('DELETE', ConnectionId),
    async getConnection({ ConnectionId }) {
      const text = await call('GET', ConnectionId);
      const details: {
        connectedAt?: string;
        lastActiveAt?: string;
        identity?: { sourceIp?: string; userAgent?: string };
      } = JSON.parse(text);
      return {
        ...(details.connectedAt === undefined ? {} : { ConnectedAt: new Date(details.connectedAt) }),
        ...(details.lastActiveAt === undefined ? {} : { LastActiveAt: new Date(details.lastActiveAt) }),
        Identity: {
          ...(details.identity?.sourceIp === undefined ? {} : { SourceIp: details.identity.sourceIp }),
          ...(details.identity?.userAgent === undefined ? {} : { UserAgent: details.identity.userAgent }),
        },
      };
    },
  };
}

const names: Record<number, string> = {
  403: 'ForbiddenException',
  410: 'GoneException',
  413: 'PayloadTooLargeException',
  429: 'LimitExceededException',
};

async function send(call: { url: URL; method: string; body?: string | Uint8Array | undefined }): Promise<string> {
  const { status, text } = await httpCall(call);
  if (status < 300) return text;
  throw new ManagementError(names[status] ?? 'ServiceException', text || `HTTP ${status}`);
}

/** The AWS SDK's client, from the app's bundle or Lambda's own copy; the name is hidden from bundlers on purpose. */
export async function sdkManagementClient(endpoint: string, region: string | undefined): Promise<ManagementClient> {
  const specifier = '@aws-sdk/client-apigatewaymanagementapi';
  const sdk = await import(specifier).catch((cause: unknown) => {
    throw new ChaliceError(`Install ${specifier}, or assign app.websocketApi.session a client of your own.`, { cause });
  });
  return new sdk.ApiGatewayManagementApi({ endpoint, region });
}
