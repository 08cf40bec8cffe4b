import type { Authorizer } from './authorization/authorizers.js';
import type { AuthorizerFunction, BuiltinAuthorizer } from './authorization/builtin-authorizer.js';
import type { CORSSetting } from './http/cors-config.js';
import type { AnyMiddleware, MiddlewareType } from './middleware.js';
import type { StandardSchema } from './standard-schema.js';

// biome-ignore lint/suspicious/noExplicitAny: functions of every event type are kept in one list; each was typed where it was registered
export type AnyHandler = (...values: any[]) => unknown;

export type RouteOptions = {
  methods?: readonly string[];
  name?: string;
  authorizer?: Authorizer | BuiltinAuthorizer;
  contentTypes?: readonly string[];
  apiKeyRequired?: boolean;
  /** Undefined takes `app.api.cors` as it is at registration; false is off. */
  cors?: CORSSetting;
  body?: StandardSchema;
  query?: StandardSchema;
  response?: StandardSchema;
};

/** Everything that an app or a blueprint registers, with Chalice's defaults filled in. */
export type Registration =
  | ({ kind: 'route'; path: string; name: string; fn: AnyHandler } & RouteOptions & {
        methods: readonly string[];
        contentTypes: readonly string[];
      })
  | {
      kind: 'authorizer';
      name: string;
      fn: AuthorizerFunction;
      ttlSeconds?: number;
      executionRole?: string;
      header: string;
    }
  | { kind: 'schedule'; name: string; fn: AnyHandler; expression: string; description: string }
  | { kind: 'cw-event'; name: string; fn: AnyHandler; pattern: Record<string, unknown> }
  | {
      kind: 's3-event';
      name: string;
      fn: AnyHandler;
      bucket: string;
      events: readonly string[];
      prefix?: string;
      suffix?: string;
    }
  | { kind: 'sns-message'; name: string; fn: AnyHandler; topic: string }
  | ({
      kind: 'sqs-message';
      name: string;
      fn: AnyHandler;
      queue?: string;
      queueArn?: string;
      maximumConcurrency?: number;
    } & Batch)
  | ({ kind: 'kinesis-record'; name: string; fn: AnyHandler; stream: string } & Batch & StartingPosition)
  | ({ kind: 'dynamodb-record'; name: string; fn: AnyHandler; streamArn: string } & Batch & StartingPosition)
  | { kind: 'lambda-function'; name: string; fn: AnyHandler }
  | {
      kind: 'websocket-handler';
      name: string;
      fn: AnyHandler;
      event: 'connect' | 'message' | 'disconnect';
      routeKey: string;
    }
  | { kind: 'middleware'; name: string; fn: AnyMiddleware; eventType: MiddlewareType };

export type Batch = {
  batchSize: number;
  maximumBatchingWindowInSeconds: number;
  reportBatchItemFailures?: boolean;
};
export type StartingPosition = { startingPosition: 'LATEST' | 'TRIM_HORIZON' };

export type RegistrationOf<Kind extends Registration['kind']> = Extract<Registration, { kind: Kind }>;
