import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** Who the studio is at AWS: what a customer's trust policy names. `arn` is of the role, not of one session of it. */
export type StudioIdentity = { accountId: string; arn: string };

export async function studioIdentity(access: AwsAccess): Promise<StudioIdentity> {
  try {
    const { Account = '', Arn = '' } = await access.sts.send(new GetCallerIdentityCommand({}));
    return { accountId: Account, arn: roleOfSession(Arn) };
  } catch (error) {
    throw toAwsError(error, 'find the studio’s own AWS identity');
  }
}

/** STS names a session (`…:assumed-role/NAME/SESSION`); a trust policy that named one would end with it. */
export function roleOfSession(arn: string): string {
  return arn.replace(/^arn:([^:]+):sts::(\d+):assumed-role\/(.+)\/[^/]+$/, 'arn:$1:iam::$2:role/$3');
}
