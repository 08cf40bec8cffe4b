import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

export type AssumeRoleInput = {
  roleArn: string;
  externalId: string | undefined;
  /** Who and what it is for: CloudTrail shows it. */
  sessionName: string;
};

/** Short sessions: the least that AWS gives is 15 minutes. */
const SESSION_SECONDS = 900;
/** A session is renewed when less than this is left of it. */
const MARGIN_MS = 120_000;

export async function assumeRole(access: AwsAccess, input: AssumeRoleInput): Promise<AwsCredentialIdentity> {
  const command = new AssumeRoleCommand({
    RoleArn: input.roleArn,
    RoleSessionName: sessionNameOf(input.sessionName),
    DurationSeconds: SESSION_SECONDS,
    ...(input.externalId === undefined ? {} : { ExternalId: input.externalId }),
  });
  const { Credentials } = await access.sts.send(command);
  if (Credentials?.AccessKeyId === undefined || Credentials.SecretAccessKey === undefined)
    throw new Error('STS answered without credentials.');
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    ...(Credentials.SessionToken === undefined ? {} : { sessionToken: Credentials.SessionToken }),
    ...(Credentials.Expiration === undefined ? {} : { expiration: Credentials.Expiration }),
  };
}

/** Credentials that renew themselves for as long as the account lets the studio in. */
export function roleCredentials(access: AwsAccess, input: AssumeRoleInput): AwsCredentialIdentityProvider {
  let current: Promise<AwsCredentialIdentity> | undefined;
  let renewAt = 0;
  return () => {
    if (current === undefined || Date.now() >= renewAt) {
      renewAt = Number.POSITIVE_INFINITY;
      current = assumeRole(access, input).then(
        (credentials) => {
          renewAt = (credentials.expiration?.getTime() ?? Date.now() + SESSION_SECONDS * 1000) - MARGIN_MS;
          return credentials;
        },
        (error: unknown) => {
          current = undefined;
          throw toAwsError(error, `assume ${input.roleArn}`);
        },
      );
    }
    return current;
  };
}

/** IAM's alphabet for a session name, 2 to 64 characters. */
function sessionNameOf(text: string): string {
  return text
    .replace(/[^\w+=,.@-]+/g, '-')
    .slice(0, 64)
    .padEnd(2, '-');
}
