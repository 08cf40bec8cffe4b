import { ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { listStackResources } from '../stack/stack-resources';
import { findStack } from '../stack/stack-state';
import { ownerOf } from './connected-account';

/** Whether the account has a stack of that name; one that was deleted it has no more. */
export async function hasStack(endpoint: string, stackName: string): Promise<boolean> {
  return (await findStack(ownerOf(endpoint).owner, stackName)) !== undefined;
}

/** The change sets that lie at a stack, by name; none where there is no stack. */
export async function listChangeSets(endpoint: string, stackName: string): Promise<string[]> {
  if (!(await hasStack(endpoint, stackName))) return [];
  const { cloudFormation } = ownerOf(endpoint).owner;
  const { Summaries = [] } = await cloudFormation.send(new ListChangeSetsCommand({ StackName: stackName }));
  return Summaries.map(({ ChangeSetName }) => ChangeSetName ?? '');
}

/** What somebody does by hand in the account's console, beside the stack: gives a function other memory. */
export async function changeMemory(
  endpoint: string,
  { stackName, logicalId, megabytes }: { stackName: string; logicalId: string; megabytes: number },
): Promise<void> {
  const { owner } = ownerOf(endpoint);
  const FunctionName = (await listStackResources(owner, stackName)).get(logicalId)?.physicalId;
  await owner.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: megabytes }));
}
