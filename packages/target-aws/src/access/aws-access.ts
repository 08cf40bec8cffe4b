import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';

export type Credentials = AwsCredentialIdentity | AwsCredentialIdentityProvider;

export type AccessOptions = {
  region: string;
  /** Absent: the SDK's default chain, the studio's own identity. */
  credentials?: Credentials | undefined;
  /** Another address that speaks AWS's API, from the server's configuration and never from a user. */
  endpoint?: string | undefined;
  /** How long AWS has for one answer; calls that take longer by their nature have more. */
  requestTimeoutMs?: number;
};

/** Milliseconds that AWS has for one answer, and how often a throttled or lost call is made again. */
const REQUEST_TIMEOUT_MS = 20_000;
const CONNECTION_TIMEOUT_MS = 5_000;
const MAX_ATTEMPTS = 6;

/** The clients of one identity in one region, each made when it is first used. */
export class AwsAccess {
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly #options: AccessOptions;
  readonly #clients = new Map<string, { destroy(): void }>();

  constructor(options: AccessOptions) {
    this.region = options.region;
    this.endpoint = options.endpoint;
    this.#options = options;
  }

  get cloudFormation(): CloudFormationClient {
    return this.#client('cloudFormation', () => new CloudFormationClient(this.#configuration()));
  }

  get cloudWatch(): CloudWatchClient {
    return this.#client('cloudWatch', () => new CloudWatchClient(this.#configuration()));
  }

  get logs(): CloudWatchLogsClient {
    return this.#client('logs', () => new CloudWatchLogsClient(this.#configuration()));
  }

  get dynamoDB(): DynamoDBClient {
    return this.#client('dynamoDB', () => new DynamoDBClient(this.#configuration()));
  }

  get lambda(): LambdaClient {
    // An invocation may run as long as a function: fifteen minutes.
    return this.#client('lambda', () => new LambdaClient(this.#configuration(15 * 60_000)));
  }

  get s3(): S3Client {
    const forcePathStyle = this.endpoint !== undefined;
    return this.#client('s3', () => new S3Client({ ...this.#configuration(60_000), forcePathStyle }));
  }

  get secretsManager(): SecretsManagerClient {
    return this.#client('secretsManager', () => new SecretsManagerClient(this.#configuration()));
  }

  get sts(): STSClient {
    return this.#client('sts', () => new STSClient(this.#configuration()));
  }

  /** `@connections` of one WebSocket API: its own endpoint, or the path of it below the configured one. */
  managementApi(api: { apiId: string; stage: string }): ApiGatewayManagementApiClient {
    const endpoint =
      this.endpoint === undefined
        ? `https://${api.apiId}.execute-api.${this.region}.${suffixOf(this.region)}/${api.stage}`
        : `${this.endpoint}/_aws/execute-api/${api.apiId}/${api.stage}`;
    const make = () => new ApiGatewayManagementApiClient({ ...this.#configuration(), endpoint });
    return this.#client(`managementApi ${api.apiId} ${api.stage}`, make);
  }

  destroy(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }

  #client<Client extends { destroy(): void }>(name: string, make: () => Client): Client {
    const known = this.#clients.get(name);
    if (known !== undefined) return known as Client;
    const client = make();
    this.#clients.set(name, client);
    return client;
  }

  #configuration(requestTimeout = this.#options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS) {
    const { region, credentials, endpoint } = this.#options;
    return {
      region,
      maxAttempts: MAX_ATTEMPTS,
      retryMode: 'adaptive',
      requestHandler: { requestTimeout, connectionTimeout: CONNECTION_TIMEOUT_MS, throwOnRequestTimeout: true },
      ...(credentials === undefined ? {} : { credentials }),
      ...(endpoint === undefined ? {} : { endpoint, disableHostPrefix: true }),
    };
  }
}

/** As ARNs of a region begin. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The DNS suffix of a region's partition. */
export function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
