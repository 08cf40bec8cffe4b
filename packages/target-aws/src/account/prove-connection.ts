import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { assumeRole } from './assume-role';
import type { AwsConnection, RoleKind } from './aws-connection';

export type ConnectionProof = { isProven: true } | { isProven: false; roleArn: string; message: string };

const roles: readonly Exclude<RoleKind, 'execution'>[] = ['observe', 'deploy'];

/**
 * The right external id must open each role, none and a wrong one must be denied. Any other error proves nothing:
 * an account that could not be reached has not refused anybody.
 */
export async function proveConnection(access: AwsAccess, connection: AwsConnection): Promise<ConnectionProof> {
  for (const role of roles) {
    const roleArn = connection.roleArns[role];
    const attempt = (externalId: string | undefined) =>
      assumeRole(access, { roleArn, externalId, sessionName: 'chalice-studio-proof' });
    try {
      await attempt(connection.externalId);
    } catch (error) {
      return { isProven: false, roleArn, message: toAwsError(error, `assume ${roleArn}`).message };
    }
    for (const [label, externalId] of [
      ['no external id', undefined],
      ['a wrong external id', `${connection.externalId}-wrong`],
    ] as const) {
      const refusal = await refusalOf(() => attempt(externalId));
      if (refusal !== undefined) return { isProven: false, roleArn, message: `${roleArn} ${refusal} ${label}.` };
    }
  }
  return { isProven: true };
}

/** Undefined where access was denied, as it must be; else what happened instead. */
async function refusalOf(attempt: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt();
  } catch (error) {
    const { code, message } = toAwsError(error, 'try it');
    if (code === 'ACCESS_DENIED' || code === 'ROLE_NOT_ASSUMABLE') return undefined;
    return `could not be tried (${message}) with`;
  }
  return 'lets anybody of the studio’s identity in with';
}
