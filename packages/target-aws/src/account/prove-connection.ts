import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';
import { assumeRole } from './assume-role';
import type { AwsConnection, RoleKind } from './aws-connection';

/** What is tried of a connection, in this order; `untried` is what came after a failure. */
export type ProofCheck = {
  type: 'right-id' | 'no-id' | 'wrong-id' | 'bucket';
  /** The role that it is tried with. */
  role: Exclude<RoleKind, 'execution'>;
  outcome: 'passed' | 'failed' | 'untried';
  /** Why it failed, and the way out. */
  message?: string;
};

export type ConnectionProof = { isProven: boolean; checks: readonly ProofCheck[] };

const checks = [
  { role: 'observe', type: 'right-id' },
  { role: 'observe', type: 'no-id' },
  { role: 'observe', type: 'wrong-id' },
  { role: 'deploy', type: 'right-id' },
  { role: 'deploy', type: 'no-id' },
  { role: 'deploy', type: 'wrong-id' },
  { role: 'deploy', type: 'bucket' },
] as const satisfies readonly Pick<ProofCheck, 'role' | 'type'>[];

/**
 * The right external id must open each role, none and a wrong one must be denied. Any other error proves nothing:
 * an account that could not be reached has not refused anybody.
 */
export async function proveConnection(access: AwsAccess, connection: AwsConnection): Promise<ConnectionProof> {
  const done: ProofCheck[] = [];
  let failure: string | undefined;
  for (const check of checks) {
    if (failure !== undefined) {
      done.push({ ...check, outcome: 'untried' });
      continue;
    }
    failure = await failureOf(access, connection, check);
    done.push(
      failure === undefined ? { ...check, outcome: 'passed' } : { ...check, outcome: 'failed', message: failure },
    );
  }
  return { isProven: failure === undefined, checks: done };
}

/** Undefined where the check passed. */
async function failureOf(
  access: AwsAccess,
  connection: AwsConnection,
  { role, type }: (typeof checks)[number],
): Promise<string | undefined> {
  const roleArn = connection.roleArns[role];
  const attempt = (externalId: string | undefined) =>
    assumeRole(access, { roleArn, externalId, sessionName: 'chalice-studio-proof' });
  if (type === 'no-id') return refusalOf(() => attempt(undefined), `${roleArn} with no external id`);
  if (type === 'wrong-id')
    return refusalOf(() => attempt(`${connection.externalId}-wrong`), `${roleArn} with a wrong one`);
  try {
    const credentials = await attempt(connection.externalId);
    if (type === 'bucket') await findBucket(access, connection, credentials);
    return undefined;
  } catch (error) {
    return toAwsError(error, `assume ${roleArn}`).message;
  }
}

/** Undefined where access was denied, as it must be; else what happened instead. */
async function refusalOf(attempt: () => Promise<unknown>, what: string): Promise<string | undefined> {
  try {
    await attempt();
  } catch (error) {
    const { code, message } = toAwsError(error, 'try it');
    if (code === 'ACCESS_DENIED' || code === 'ROLE_NOT_ASSUMABLE') return undefined;
    return `It could not be tried whether AWS refuses ${what}, so it is not known that the role is safe. ${message}`;
  }
  return `Anybody of the studio’s identity gets into ${what}. Let the role’s trust policy demand the external id, as the template does.`;
}

/** The bucket must be the account's own: a name that somebody else took would get every artifact. */
async function findBucket(
  access: AwsAccess,
  { bucket, accountId, region }: AwsConnection,
  credentials: Awaited<ReturnType<typeof assumeRole>>,
): Promise<void> {
  const deploy = new AwsAccess({ region, endpoint: access.endpoint, credentials });
  try {
    await deploy.s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: accountId }));
  } catch (error) {
    throw toAwsError(error, `find the bucket ${bucket} in the account ${accountId}`);
  } finally {
    deploy.destroy();
  }
}
