import { type AppSpec, physicalName, type Resource, type StageConfig } from '@chalice-studio/appspec';
import { z } from 'zod';
import { registryTable } from '../deployments/environment';

const keySchema = z.object({ name: z.string(), type: z.enum(['S', 'N', 'B']) });

export const tableDefinitionSchema = z.object({
  name: z.string(),
  partitionKey: keySchema,
  sortKey: keySchema.optional(),
  indexes: z.array(z.object({ name: z.string(), partitionKey: keySchema, sortKey: keySchema.optional() })),
  ttlAttribute: z.string().optional(),
  /** Somebody is told of each write. */
  isWatched: z.boolean(),
});
export type TableDefinition = z.infer<typeof tableDefinitionSchema>;

export const queueDefinitionSchema = z.object({
  name: z.string(),
  fifo: z.boolean(),
  visibilityTimeoutSeconds: z.number(),
  retentionSeconds: z.number(),
  /** `queue`: the other one's name. */
  deadLetter: z.object({ queue: z.string(), maxReceiveCount: z.number() }).optional(),
});
export type QueueDefinition = z.infer<typeof queueDefinitionSchema>;

export const dataDefinitionSchema = z.object({
  tables: z.array(tableDefinitionSchema),
  buckets: z.array(z.string()),
  queues: z.array(queueDefinitionSchema),
  topics: z.array(z.string()),
});
/** The tables, buckets, queues and topics that a version needs. */
export type DataDefinition = z.infer<typeof dataDefinitionSchema>;

export function dataOf(spec: AppSpec, stageConfig: StageConfig): DataDefinition {
  const resources = Object.values(spec.resources);
  const watched = new Set(
    Object.values(spec.eventSources).flatMap((source) => (source.kind === 'dynamodb-record' ? [source.table] : [])),
  );
  const tables = resources
    .filter((resource) => resource.type === 'table')
    .map((resource) => tableOf(resource, physicalName(spec, stageConfig.name, resource), watched.has(resource.id)));
  const hasWebsockets = Object.keys(spec.websocketHandlers).length > 0;
  return {
    tables: hasWebsockets ? [...tables, connectionTable(registryTable(spec, stageConfig))] : tables,
    buckets: resources
      .filter((resource) => resource.type === 'bucket')
      .map((resource) => physicalName(spec, stageConfig.name, resource)),
    queues: resources
      .filter((resource) => resource.type === 'queue')
      .map((resource) => queueOf(resource, spec, stageConfig)),
    topics: resources
      .filter((resource) => resource.type === 'topic')
      .map((resource) => physicalName(spec, stageConfig.name, resource)),
  };
}

/** SQS's own defaults. */
const DEFAULT_VISIBILITY_SECONDS = 30;
const DEFAULT_RETENTION_SECONDS = 4 * 24 * 3600;

function queueOf(
  resource: Extract<Resource, { type: 'queue' }>,
  spec: AppSpec,
  stageConfig: StageConfig,
): QueueDefinition {
  const { deadLetter } = resource;
  const target = deadLetter === undefined ? undefined : spec.resources[deadLetter.queue];
  return {
    name: physicalName(spec, stageConfig.name, resource),
    fifo: resource.fifo === true,
    visibilityTimeoutSeconds: resource.visibilityTimeoutSeconds ?? DEFAULT_VISIBILITY_SECONDS,
    retentionSeconds: resource.messageRetentionSeconds ?? DEFAULT_RETENTION_SECONDS,
    ...(deadLetter === undefined || target === undefined
      ? {}
      : {
          deadLetter: {
            queue: physicalName(spec, stageConfig.name, target),
            maxReceiveCount: deadLetter.maxReceiveCount,
          },
        }),
  };
}

function tableOf(resource: Extract<Resource, { type: 'table' }>, name: string, isWatched: boolean): TableDefinition {
  const { partitionKey, sortKey, ttlAttribute } = resource;
  return {
    name,
    partitionKey,
    ...(sortKey === undefined ? {} : { sortKey }),
    indexes: Object.values(resource.indexes ?? {}),
    ...(ttlAttribute === undefined ? {} : { ttlAttribute }),
    isWatched,
  };
}

/** The registry of WebSocket connections, as the template defines it. */
function connectionTable(name: string): TableDefinition {
  return {
    name,
    partitionKey: { name: 'connectionId', type: 'S' },
    indexes: [],
    ttlAttribute: 'expiresAt',
    isWatched: false,
  };
}
