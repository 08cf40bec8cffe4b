import { z } from 'zod';
import {
  bytesSchema,
  connectionSchema,
  deploymentResultSchema,
  deploymentSchema,
  httpAnswerSchema,
  httpCallSchema,
  invokeResultSchema,
  loadedAppSchema,
  logEventSchema,
  logQuerySchema,
  outputsSchema,
  planSchema,
  progressSchema,
  runnerStatusSchema,
  stageSchema,
} from './schemas';

const ofStage = z.object({ stage: stageSchema });
const nothing = z.object({});

/** Every call between worker and runner: its parameters, its result, and what it tells meanwhile. Both sides check. */
export const contract = {
  status: { params: nothing, result: runnerStatusSchema, event: z.never() },
  plan: { params: deploymentSchema, result: planSchema, event: z.never() },
  execute: { params: deploymentSchema, result: deploymentResultSchema, event: progressSchema },
  destroy: { params: ofStage.extend({ deleteData: z.boolean() }), result: nothing, event: z.never() },
  outputs: { params: ofStage, result: z.object({ outputs: outputsSchema.optional() }), event: z.never() },
  invoke: {
    params: ofStage.extend({ functionName: z.string(), payload: z.string() }),
    result: invokeResultSchema,
    event: z.never(),
  },
  request: { params: ofStage.extend({ call: httpCallSchema }), result: httpAnswerSchema, event: z.never() },
  readLogs: {
    params: ofStage.extend({ query: logQuerySchema }),
    result: z.object({ events: z.array(logEventSchema), nextToken: z.string().optional() }),
    event: z.never(),
  },
  tailLogs: { params: ofStage, result: nothing, event: z.array(logEventSchema) },
  listConnections: { params: ofStage, result: z.array(connectionSchema), event: z.never() },
  watchConnections: { params: ofStage, result: nothing, event: z.array(connectionSchema) },
  sendToConnection: {
    params: ofStage.extend({ connectionId: z.string(), data: bytesSchema }),
    result: nothing,
    event: z.never(),
  },
  disconnect: { params: ofStage.extend({ connectionId: z.string() }), result: nothing, event: z.never() },
  loadApp: {
    params: z.object({ artifact: z.object({ bytes: bytesSchema, sha256: z.string() }), nodeMajor: z.int() }),
    result: loadedAppSchema,
    event: z.never(),
  },
} as const;

export type Method = keyof typeof contract;
export type Params<M extends Method> = z.infer<(typeof contract)[M]['params']>;
export type Result<M extends Method> = z.infer<(typeof contract)[M]['result']>;
export type Event<M extends Method> = z.infer<(typeof contract)[M]['event']>;

export type Methods = {
  [M in Method]: (
    params: Params<M>,
    call: { emit: (event: Event<M>) => void; signal: AbortSignal },
  ) => Promise<Result<M>>;
};

export const clientMessageSchema = z.union([
  z.object({ id: z.int(), method: z.enum(Object.keys(contract) as [Method, ...Method[]]), params: z.unknown() }),
  z.object({ id: z.int(), cancel: z.literal(true) }),
]);

const errorSchema = z.object({ name: z.string(), message: z.string(), connectionId: z.string().optional() });

export const runnerMessageSchema = z.union([
  z.object({ id: z.int(), error: errorSchema }),
  z.object({ id: z.int(), event: z.unknown().refine((value) => value !== undefined) }),
  z.object({ id: z.int(), result: z.unknown() }),
]);
