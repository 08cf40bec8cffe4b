import type { Change } from '@aws-sdk/client-cloudformation';
import type { PlannedResource } from '@chalice-studio/target';

/** A change set's resources in the plan's words; what may be replaced counts as replaced. */
export function plannedResources(
  changes: readonly Change[],
  origins: Readonly<Record<string, string>>,
): PlannedResource[] {
  return changes.flatMap(({ ResourceChange }) => {
    if (ResourceChange?.LogicalResourceId === undefined) return [];
    const { LogicalResourceId: logicalId, ResourceType: type = '', Action, Replacement } = ResourceChange;
    const entityId = origins[logicalId];
    const planned = { logicalId, type, action: actionOf(Action, Replacement) };
    return [entityId === undefined ? planned : { ...planned, entityId }];
  });
}

function actionOf(action: string | undefined, replacement: string | undefined): PlannedResource['action'] {
  if (action === 'Add' || action === 'Import') return 'add';
  if (action === 'Remove') return 'remove';
  return replacement === 'True' ? 'replace' : 'update';
}

/** The constructs behind resources that CloudFormation makes anew. */
export function replacedConstructs(
  resources: readonly PlannedResource[],
  origins: Readonly<Record<string, string>>,
): Set<string> {
  const replaced = resources.filter((each) => each.action === 'replace' && isMissed(each.type));
  return new Set(replaced.flatMap(({ logicalId }) => origins[logicalId] ?? []));
}

/** A permission that is made anew nobody misses; a table, queue or function, somebody does. */
function isMissed(type: string): boolean {
  return !/^AWS::(Lambda::Permission|ApiGateway(V2)?::Deployment)$/.test(type);
}
