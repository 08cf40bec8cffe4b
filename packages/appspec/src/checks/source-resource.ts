import type { AppSpec } from '../app-spec';
import type { ResourceType } from '../constructs/resource';
import type { Problem } from '../problem';
import { findingIf, setting } from './finding';

/** The resource that an event source listens to. */
export function checkSourceResource(
  spec: AppSpec,
  source: { entityId: string; field: string; resourceId: string; type: ResourceType },
): Problem[] {
  const { entityId, field, resourceId, type } = source;
  const resource = spec.resources[resourceId];
  const message =
    resource === undefined
      ? `Choose the ${type} that it listens to.`
      : `${resource.name} is a ${resource.type}; it needs a ${type}.`;
  const [only, ...others] = Object.values(spec.resources).filter((each) => each.type === type);
  const fix =
    only === undefined || others.length > 0
      ? {}
      : setting(`Listen to ${only.name}`, { id: entityId, path: [field], value: only.id });
  return findingIf(resource?.type !== type, entityId, { path: [field], code: 'missing-resource', message, ...fix });
}
