import type { AppSpec } from './app-spec';
import type { Resource } from './constructs/resource';
import type { Use } from './constructs/use';

/** The name of a managed resource in a stage; an existing one's is the last part of its name or ARN. */
export function physicalName(spec: Pick<AppSpec, 'name'>, stageName: string, resource: Resource): string {
  if (resource.origin.type === 'existing') return resource.origin.identifier.split(/[:/]/).at(-1) ?? '';
  const name = `${spec.name}-${stageName}-${resource.name}`;
  const isFifo = (resource.type === 'queue' || resource.type === 'topic') && resource.fifo === true;
  // S3 allows lower case only; the rest keep the person's spelling.
  if (resource.type === 'bucket') return name.toLowerCase().replaceAll('_', '-');
  return isFifo ? `${name}.fifo` : name;
}

/** The variable that gives a handler the resource's physical name: `todos` table → `TODOS_TABLE`. */
export function environmentVariableOf(
  use: Pick<Use, 'environmentVariable'>,
  resource: Pick<Resource, 'name' | 'type'>,
): string {
  if (use.environmentVariable !== undefined) return use.environmentVariable;
  const words = resource.name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `${words}_${resource.type}`.toUpperCase();
}
