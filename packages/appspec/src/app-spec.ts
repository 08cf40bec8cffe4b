import { z } from 'zod';
import { authorizerSchema } from './constructs/authorizer';
import { blueprintSchema } from './constructs/blueprint';
import { cwEventSchema } from './constructs/cw-event';
import { dynamodbRecordSchema } from './constructs/dynamodb-record';
import { kinesisRecordSchema } from './constructs/kinesis-record';
import { lambdaFunctionSchema } from './constructs/lambda-function';
import { middlewareSchema } from './constructs/middleware';
import { corsSchema } from './constructs/parts';
import { resourceSchema } from './constructs/resource';
import { routeSchema } from './constructs/route';
import { s3EventSchema } from './constructs/s3-event';
import { scheduleSchema } from './constructs/schedule';
import { snsMessageSchema } from './constructs/sns-message';
import { sqsMessageSchema } from './constructs/sqs-message';
import { useSchema } from './constructs/use';
import { websocketHandlerSchema } from './constructs/websocket-handler';
import { idSchema } from './ids';
import { jsonObjectSchema } from './json';

export const APP_SPEC_VERSION = 1;

export const eventSourceSchema = z.discriminatedUnion('kind', [
  scheduleSchema,
  cwEventSchema,
  s3EventSchema,
  snsMessageSchema,
  sqsMessageSchema,
  kinesisRecordSchema,
  dynamodbRecordSchema,
]);
export type EventSource = z.infer<typeof eventSourceSchema>;

const byId = <Schema extends z.ZodType>(schema: Schema) => z.record(idSchema, schema);

/** Chalice's `app.api` and what API Gateway needs to know of it. */
export const apiSchema = z.strictObject({
  cors: corsSchema.optional(),
  binaryTypes: z.array(z.string()).optional(),
  endpointType: z.enum(['EDGE', 'REGIONAL', 'PRIVATE']).optional(),
  endpointVpce: z.array(z.string()).optional(),
  policy: jsonObjectSchema.optional(),
  minimumCompressionSize: z.int().optional(),
  usagePlan: z
    .strictObject({
      throttle: z.strictObject({ rateLimit: z.number(), burstLimit: z.int() }).optional(),
      quota: z.strictObject({ limit: z.int(), period: z.enum(['DAY', 'WEEK', 'MONTH']) }).optional(),
    })
    .optional(),
});

/** npm's ranges, and the package-lock.json that they were resolved to. */
export const dependenciesSchema = z.strictObject({
  packages: z.record(z.string(), z.string()),
  devPackages: z.record(z.string(), z.string()),
  lockfile: z.string().optional(),
  /** What people wrote into package.json beside its dependencies; it wins over what is generated there. */
  manifest: jsonObjectSchema.optional(),
});

/** The one document that everything about an app is derived from. Collections are maps by id. */
export const appSpecSchema = z.strictObject({
  version: z.literal(APP_SPEC_VERSION),
  name: z.string(),
  description: z.string(),
  mode: z.enum(['designed', 'code-first']),
  debug: z.boolean(),
  api: apiSchema,
  websocket: z.strictObject({ routeSelectionExpression: z.string().optional() }),
  dependencies: dependenciesSchema,
  source: z.record(z.string(), z.string()),
  routes: byId(routeSchema),
  authorizers: byId(authorizerSchema),
  eventSources: byId(eventSourceSchema),
  functions: byId(lambdaFunctionSchema),
  websocketHandlers: byId(websocketHandlerSchema),
  middleware: byId(middlewareSchema),
  blueprints: byId(blueprintSchema),
  resources: byId(resourceSchema),
  uses: byId(useSchema),
  extraCloudFormation: z.strictObject({
    template: jsonObjectSchema.optional(),
    constructs: z.record(idSchema, jsonObjectSchema).optional(),
  }),
});
export type AppSpec = z.infer<typeof appSpecSchema>;
export type Api = z.infer<typeof apiSchema>;
export type Dependencies = z.infer<typeof dependenciesSchema>;

export const collectionKeys = [
  'routes',
  'authorizers',
  'eventSources',
  'functions',
  'websocketHandlers',
  'middleware',
  'blueprints',
  'resources',
  'uses',
] as const satisfies readonly (keyof AppSpec)[];
export type CollectionKey = (typeof collectionKeys)[number];
export type Entity = AppSpec[CollectionKey][string];

export function emptyAppSpec(name: string): AppSpec {
  return {
    version: APP_SPEC_VERSION,
    name,
    description: '',
    mode: 'designed',
    debug: false,
    api: {},
    websocket: {},
    dependencies: { packages: {}, devPackages: {} },
    source: {},
    routes: {},
    authorizers: {},
    eventSources: {},
    functions: {},
    websocketHandlers: {},
    middleware: {},
    blueprints: {},
    resources: {},
    uses: {},
    extraCloudFormation: {},
  };
}
