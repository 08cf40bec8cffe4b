import type { AppSpec } from '@chalice-studio/appspec';
import type { Imports } from '../imports';
import type { RouteSchemas } from '../project/schemas-file';

/** What writing a registration needs beside the construct. */
export type RegistrationContext = {
  spec: AppSpec;
  imports: Imports;
  /** What it is registered on: `app`, or a blueprint's variable. */
  target: string;
  /** Authorizer id → the variable that holds it. */
  authorizers: ReadonlyMap<string, string>;
  /** Route id → what its schemas are called in the file of schemas. */
  schemas: RouteSchemas;
};

/** How code names a table's stream: an existing one by its ARN. */
export function streamName(spec: AppSpec, tableId: string): string {
  const table = spec.resources[tableId];
  const streamArn = table?.origin.type === 'existing' ? table.origin.streamArn : undefined;
  return streamArn ?? resourceName(spec, tableId);
}

/** How code names a resource: a managed one by its name in the design, an existing one by its own name or ARN. */
export function resourceName(spec: AppSpec, resourceId: string): string {
  const resource = spec.resources[resourceId];
  if (resource === undefined) return '';
  return resource.origin.type === 'existing' ? resource.origin.identifier : resource.name;
}
