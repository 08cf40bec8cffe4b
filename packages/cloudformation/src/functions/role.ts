import type { FunctionSettings, Json } from '@chalice-studio/appspec';
import { logicalId } from '../logical-ids';
import { attachToVpc, type PolicyStatement, writeLogs, writeTraces } from '../policy';
import { getAtt, type Resource } from '../template';

/** A function and what its role must allow because of its constructs. */
export type FunctionWithPermissions = {
  name: string;
  settings: FunctionSettings;
  statements: readonly PolicyStatement[];
};

/** `path` begins and ends with a slash. */
export type RolePlacement = { path: string; permissionsBoundaryArn: string };

/** An account may let a stack make roles below a path and with a boundary only. Changes the resources handed in. */
export function placeRoles(resources: { [logicalId: string]: Resource }, placement: RolePlacement): void {
  for (const [id, resource] of Object.entries(resources)) {
    if (resource.Type !== 'AWS::IAM::Role') continue;
    const { path: Path, permissionsBoundaryArn: PermissionsBoundary } = placement;
    resources[id] = { ...resource, Properties: { ...resource.Properties, Path, PermissionsBoundary } };
  }
}

const DEFAULT_ROLE = 'DefaultRole';

/**
 * Roles as Chalice makes them: one `DefaultRole` with a computed policy for all functions,
 * a role of its own where the policy is given, none where an existing role is named.
 */
export function synthesizeRoles(functions: readonly FunctionWithPermissions[]) {
  const resources: { [logicalId: string]: Resource } = {};
  const roles = new Map<string, Json>();
  for (const each of functions) {
    const { settings } = each;
    if (settings.manageIamRole === false && settings.iamRoleArn !== undefined) {
      roles.set(each.name, settings.iamRoleArn);
    } else if (settings.autogenPolicy === false) {
      const id = `${logicalId(each.name)}Role`;
      resources[id] = role(id, settings.iamPolicy ?? { Version: '2012-10-17', Statement: [] });
      roles.set(each.name, getAtt(id, 'Arn'));
    } else {
      roles.set(each.name, getAtt(DEFAULT_ROLE, 'Arn'));
    }
  }
  const sharing = functions.filter((each) => usesDefaultRole(each.settings));
  if (sharing.length > 0) {
    resources[DEFAULT_ROLE] = role(DEFAULT_ROLE, {
      Version: '2012-10-17',
      Statement: computedStatements(sharing),
    });
  }
  return { resources, roles };
}

function usesDefaultRole(settings: FunctionSettings): boolean {
  const hasExistingRole = settings.manageIamRole === false && settings.iamRoleArn !== undefined;
  return !hasExistingRole && settings.autogenPolicy !== false;
}

function computedStatements(functions: readonly FunctionWithPermissions[]): Json[] {
  const statements: PolicyStatement[] = [writeLogs];
  if (functions.some(({ settings }) => settings.subnetIds !== undefined)) statements.push(attachToVpc);
  if (functions.some(({ settings }) => settings.xray === true)) statements.push(writeTraces);
  statements.push(...functions.flatMap((each) => each.statements));
  const seen = new Set<string>();
  return statements.filter((statement) => {
    const text = JSON.stringify(statement);
    return seen.has(text) ? false : seen.add(text);
  }) as Json[];
}

function role(id: string, policy: Json): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Sid: '', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      Policies: [{ PolicyName: `${id}Policy`, PolicyDocument: policy }],
    },
  };
}
