import { appSpecSchema, stageConfigSchema } from '@chalice-studio/appspec';
import { z } from 'zod';

export const stageSchema = z.object({
  /** It names folders and is a part of addresses. */
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'A stage’s key has letters, digits, - and _ only.'),
  projectName: z.string(),
  stageName: z.string(),
});

export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Bytes are needed here.');

export const artifactSchema = z.object({
  bytes: bytesSchema,
  sha256: z.string(),
  functions: z.array(z.object({ name: z.string(), handler: z.string() })),
});

export const deploymentSchema = z.object({
  deploymentId: z.string().min(1),
  stage: stageSchema,
  spec: appSpecSchema,
  stageConfig: stageConfigSchema,
  artifact: artifactSchema,
  secrets: z.record(z.string(), z.string()),
  previous: z.object({ spec: appSpecSchema, stageConfig: stageConfigSchema, artifactSha: z.string() }).optional(),
});

export const outputsSchema = z.object({ restApiUrl: z.string().optional(), websocketUrl: z.string().optional() });

export const planSchema = z.object({
  hash: z.string(),
  changes: z.array(
    z.object({
      entityId: z.string().optional(),
      action: z.enum(['add', 'update', 'replace', 'remove']),
      sentence: z.string(),
      class: z.enum(['safe', 'interruption', 'data-loss', 'breaks-callers']),
      widensIam: z.boolean(),
    }),
  ),
  resources: z.array(
    z.object({
      logicalId: z.string(),
      type: z.string(),
      action: z.enum(['add', 'update', 'replace', 'remove']),
    }),
  ),
});

export const progressSchema = z.object({
  at: z.number(),
  message: z.string(),
  entityId: z.string().optional(),
  level: z.enum(['debug', 'info', 'error']),
});

export const deploymentResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('succeeded'), outputs: outputsSchema }),
  z.object({ status: z.literal('failed'), reason: z.string(), entityId: z.string().optional() }),
]);

export const invokeResultSchema = z.object({
  requestId: z.string(),
  payload: z.string(),
  functionError: z.enum(['Unhandled', 'Handled']).optional(),
  durationMs: z.number(),
  logTail: z.array(z.string()),
});

export const httpCallSchema = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: bytesSchema.optional(),
});

export const httpAnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: bytesSchema,
  durationMs: z.number(),
});

export const logEventSchema = z.object({
  id: z.string(),
  at: z.number(),
  functionName: z.string(),
  requestId: z.string().optional(),
  level: z.enum(['debug', 'info', 'warning', 'error']),
  source: z.enum(['function', 'platform']),
  message: z.string(),
});

export const logQuerySchema = z.object({
  from: z.number().optional(),
  to: z.number().optional(),
  functionName: z.string().optional(),
  text: z.string().optional(),
  requestId: z.string().optional(),
  limit: z.int().min(1).max(10_000),
  nextToken: z.string().optional(),
});

export const connectionSchema = z.object({
  connectionId: z.string(),
  connectedAt: z.number(),
  lastActiveAt: z.number(),
  sourceIp: z.string(),
  userAgent: z.string().optional(),
  state: z.enum(['confirmed', 'probably-gone', 'expired']),
  messagesIn: z.number().optional(),
  messagesOut: z.number().optional(),
});

export const isolationSchema = z.object({
  network: z.enum(['closed', 'open']),
  files: z.enum(['namespace', 'permissions']),
  processes: z.enum(['namespace', 'open']),
  memory: z.enum(['capped', 'heap-only']),
  warnings: z.array(z.string()),
});

export const runnerStatusSchema = z.object({
  /** Where browsers and clients reach the gateway, without a slash at the end. */
  gatewayUrl: z.string(),
  gatewayPort: z.number(),
  isolation: isolationSchema,
  /** Majors of Node that functions can run on, ascending. */
  nodeMajors: z.array(z.number()),
  budget: z.object({ limit: z.number(), used: z.number() }),
  stages: z.array(z.string()),
  version: z.string(),
});
export type RunnerStatus = z.infer<typeof runnerStatusSchema>;

const referenceSchema = z.object({ file: z.string(), export: z.string() }).nullable();

export const loadedAppSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    app: z.object({
      spec: z.unknown(),
      handlers: z.array(referenceSchema),
      blueprintHandlers: z.array(z.array(referenceSchema)),
      blueprints: z.array(referenceSchema),
    }),
  }),
  z.object({
    ok: z.literal(false),
    failure: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
    output: z.string(),
  }),
]);
export type LoadedProject = z.infer<typeof loadedAppSchema>;
