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

export const dataDefinitionSchema = z.object({ tables: z.array(tableDefinitionSchema), buckets: z.array(z.string()) });
/** The tables and buckets that a version needs. */
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
