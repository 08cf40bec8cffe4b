import { type AppSpec, inCanonicalOrder, type StageConfig } from '@chalice-studio/appspec';
import { resourceLogicalId } from './references';

/**
 * What a stage pins after a deployment that succeeded: the logical id of each managed resource, so that no rename ever makes
 * a new one in the place of its data. Pins of resources that left the design stay: one that comes back is the same again.
 */
export function pinsOf(spec: AppSpec, stage: StageConfig): StageConfig['pinnedLogicalIds'] {
  const managed = Object.values(inCanonicalOrder(spec).resources).filter(({ origin }) => origin.type === 'managed');
  const ofThese = managed.map((resource) => [resource.id, resourceLogicalId(stage, resource)] as const);
  return { ...stage.pinnedLogicalIds, ...Object.fromEntries(ofThese) };
}
