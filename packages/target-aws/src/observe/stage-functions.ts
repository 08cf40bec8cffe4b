import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { functionLogicalId } from '@chalice-studio/cloudformation';
import type { AwsAccess } from '../access/aws-access';
import { findDeletedStack } from '../stack/deleted-stack';
import { listStackResources } from '../stack/stack-resources';
import { findStack } from '../stack/stack-state';

/** Our name of each function → AWS's; of a stage that was destroyed, those that it had: their logs outlive them. */
export async function physicalFunctionNames(
  access: AwsAccess,
  stack: { stackName: string; stageKey: string },
  functionNames: readonly string[],
): Promise<Map<string, string>> {
  const physicalIds = await functionsOf(access, stack);
  return new Map(
    functionNames.flatMap((name) => {
      const physicalId = physicalIds.get(functionLogicalId(name));
      return physicalId === undefined ? [] : [[name, physicalId] as const];
    }),
  );
}

async function functionsOf(access: AwsAccess, stack: { stackName: string; stageKey: string }) {
  const found = new Map<string, string>();
  if ((await findStack(access, stack.stackName)) !== undefined) {
    const resources = await listStackResources(access, stack.stackName);
    for (const [logicalId, { physicalId }] of resources) found.set(logicalId, physicalId);
    return found;
  }
  const isFunction = ({ ResourceType }: StackEvent) => ResourceType === 'AWS::Lambda::Function';
  const deleted = await findDeletedStack(access, stack, isFunction);
  for (const { LogicalResourceId, PhysicalResourceId } of deleted?.events.filter(isFunction) ?? [])
    if (LogicalResourceId && PhysicalResourceId) found.set(LogicalResourceId, PhysicalResourceId);
  return found;
}
