import { corsSchema, middlewareEventTypes } from '@chalice-studio/appspec';
import { z } from 'zod';

const text = z.string();
const named = { name: text };
const failures = { deadLetter: text.optional(), retries: z.int().optional() };
const managed = { managed: z.boolean().optional() };
const batch = {
  batchSize: z.int(),
  maximumBatchingWindowInSeconds: z.int(),
  reportBatchItemFailures: z.boolean().optional(),
  filters: z.array(z.record(text, z.json())).optional(),
};
const startingPosition = z.enum(['LATEST', 'TRIM_HORIZON']);

const authorizerSchema = z.object({
  name: text,
  scopes: z.array(text),
  /** `builtin`, or the class: a subclass of one's own has another name. */
  type: text,
  providerArns: z.array(text).optional(),
  authorizerUri: text.optional(),
  header: text.optional(),
  ttlSeconds: z.int().optional(),
  invokeRoleArn: text.optional(),
});
export type LoadedAuthorizer = z.infer<typeof authorizerSchema>;

/** What `app.toSpec()` says of one registration, Chalice's defaults filled in. */
export const registrationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('route'),
    ...named,
    path: text,
    methods: z.array(text),
    contentTypes: z.array(text),
    apiKeyRequired: z.boolean().optional(),
    cors: corsSchema.optional(),
    authorizer: authorizerSchema.optional(),
  }),
  z.object({
    kind: z.literal('authorizer'),
    ...named,
    ttlSeconds: z.int().optional(),
    executionRole: text.optional(),
    header: text,
  }),
  z.object({ kind: z.literal('schedule'), ...named, ...failures, expression: text, description: text }),
  z.object({ kind: z.literal('cw-event'), ...named, ...failures, pattern: z.record(text, z.json()) }),
  z.object({
    kind: z.literal('s3-event'),
    ...named,
    ...failures,
    ...managed,
    bucket: text,
    events: z.array(text),
    prefix: text.optional(),
    suffix: text.optional(),
  }),
  z.object({
    kind: z.literal('sns-message'),
    ...named,
    ...failures,
    ...managed,
    topic: text,
    filterPolicy: z.record(text, z.json()).optional(),
  }),
  z.object({
    kind: z.literal('sqs-message'),
    ...named,
    ...batch,
    ...managed,
    queue: text.optional(),
    queueArn: text.optional(),
    maximumConcurrency: z.int().optional(),
  }),
  z.object({
    kind: z.literal('kinesis-record'),
    ...named,
    ...batch,
    ...failures,
    ...managed,
    stream: text,
    startingPosition,
  }),
  z.object({
    kind: z.literal('dynamodb-record'),
    ...named,
    ...batch,
    ...failures,
    ...managed,
    streamArn: text,
    startingPosition,
  }),
  z.object({ kind: z.literal('lambda-function'), ...named }),
  z.object({
    kind: z.literal('websocket-handler'),
    ...named,
    event: z.enum(['connect', 'message', 'disconnect']),
    routeKey: text,
  }),
  z.object({ kind: z.literal('middleware'), eventType: z.enum(middlewareEventTypes) }),
]);
export type Registration = z.infer<typeof registrationSchema>;

const handlers = z.array(z.object({ file: text, export: text }).nullable());

/**
 * An app as it was loaded: what it registers, and the file and export of each registration's function, by its place;
 * null where no file exports it.
 */
export const loadedAppSchema = z.object({
  spec: z.object({
    name: text,
    debug: z.boolean(),
    api: z.object({ cors: corsSchema.optional(), binaryTypes: z.array(text).optional() }),
    websocket: z.object({ routeSelectionExpression: text.optional() }).optional(),
    registrations: z.array(registrationSchema),
    blueprints: z.array(
      z.object({
        name: text,
        registrations: z.array(registrationSchema),
        mounts: z.array(z.object({ namePrefix: text.optional(), urlPrefix: text.optional() })),
      }),
    ),
  }),
  handlers,
  blueprintHandlers: z.array(handlers),
});
export type LoadedApp = z.infer<typeof loadedAppSchema>;
