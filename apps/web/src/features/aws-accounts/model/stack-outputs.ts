import type { ConnectionOutputs } from '@chalice-studio/control-plane/contract';

/** The outputs of a connection's stack that the studio needs, and what each is. */
export const outputFields = [
  { key: 'ObserveRoleArn', label: 'Observe role' },
  { key: 'DeployRoleArn', label: 'Deploy role' },
  { key: 'ExecutionRoleArn', label: 'Execution role' },
  { key: 'Bucket', label: 'Artifact bucket' },
  { key: 'PermissionsBoundaryArn', label: 'Permissions boundary' },
] as const;

export type OutputKey = (typeof outputFields)[number]['key'];
export type FoundOutputs = Partial<Record<OutputKey, string>>;

/** Finds the outputs in what people paste: the command line's JSON, a table of it, or the rows of the console's page. */
export function findOutputs(text: string): FoundOutputs {
  return Object.fromEntries(
    outputFields.flatMap(({ key }) => {
      const value = wordBehind(text, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Undefined while one is missing. */
export function connectionOutputs(found: FoundOutputs): ConnectionOutputs | undefined {
  const { ObserveRoleArn: observe, DeployRoleArn: deploy, ExecutionRoleArn: execution } = found;
  const { Bucket: bucket, PermissionsBoundaryArn: permissionsBoundaryArn } = found;
  if (observe === undefined || deploy === undefined || execution === undefined) return undefined;
  if (bucket === undefined || permissionsBoundaryArn === undefined) return undefined;
  return { roleArns: { observe, deploy, execution }, bucket, permissionsBoundaryArn };
}

const notValue = '[\\s"\'|:=,{}]';

/** The first word behind the key that is no punctuation of JSON or of a table, and not the word `OutputValue`. */
function wordBehind(text: string, key: OutputKey): string | undefined {
  const pattern = new RegExp(`(?<![A-Za-z])${key}(?![A-Za-z])${notValue}+(?:OutputValue${notValue}+)?([^\\s"'|,{}]+)`);
  return pattern.exec(text)?.[1];
}
