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

/** What happens to an event that keeps failing; for the template. */
export type Failures = {
  /** Name or ARN of the queue that failed events go to. */
  deadLetter?: string;
  /** How often Lambda tries again, 0 to 2. */
  retries?: number;
};

/** Made with the app and kept when it is deleted, where other sources exist already; for the template. */
export type Managed = { managed?: boolean };

/** Of a topic; `filterPolicy` is SNS' own: a message that does not fit never reaches the handler. */
export type Subscription = Failures & Managed & { filterPolicy?: Record<string, unknown> };

export type Batch = {
  batchSize: number;
  maximumBatchingWindowInSeconds: number;
  /** The records that `record.fail()` was called on come again, not the whole batch. */
  reportBatchItemFailures?: boolean;
  /** Lambda's filter patterns: a record that fits none never reaches the handler. */
  filters?: readonly Record<string, unknown>[];
};
export type StartingPosition = { startingPosition: 'LATEST' | 'TRIM_HORIZON' };

type Named = { name: string; fn: AnyHandler };

/** Everything that an app or a blueprint registers, with Chalice's defaults filled in. */
export type Registration =
  | ({ kind: 'route'; path: string } & RouteOptions &
      Named & { methods: readonly string[]; contentTypes: readonly string[] })
  | {
      kind: 'authorizer';
      name: string;
      fn: AuthorizerFunction;
      /** What the registration answered, which routes take. */
      authorizer: BuiltinAuthorizer;
      ttlSeconds?: number;
      executionRole?: string;
      header: string;
    }
  | ({ kind: 'schedule'; expression: string; description: string } & Named & Failures)
  | ({ kind: 'cw-event'; pattern: Record<string, unknown> } & Named & Failures)
  | ({ kind: 's3-event'; bucket: string; events: readonly string[]; prefix?: string; suffix?: string } & Named &
      Failures &
      Managed)
  | ({ kind: 'sns-message'; topic: string } & Named & Subscription)
  | ({ kind: 'sqs-message'; queue?: string; queueArn?: string; maximumConcurrency?: number } & Named & Batch & Managed)
  | ({ kind: 'kinesis-record'; stream: string } & Named & Batch & StartingPosition & Failures & Managed)
  | ({ kind: 'dynamodb-record'; streamArn: string } & Named & Batch & StartingPosition & Failures & Managed)
  | ({ kind: 'lambda-function' } & Named)
  | ({ kind: 'websocket-handler'; event: 'connect' | 'message' | 'disconnect'; routeKey: string } & Named)
  | { kind: 'middleware'; name: string; fn: AnyMiddleware; eventType: MiddlewareType };

export type RegistrationOf<Kind extends Registration['kind']> = Extract<Registration, { kind: Kind }>;
