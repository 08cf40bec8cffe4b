import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { AwsAccess } from '../access/aws-access';
import { waitFor } from '../access/wait-for';
import { roleCredentials } from '../account/assume-role';
import type { AwsConnection } from '../account/aws-connection';
import { connectionTemplate } from '../account/connection-template';
import { studioIdentity } from '../account/studio-identity';
import { outputValues } from '../deploy/stack-outputs';
import { findStack } from '../stack/stack-state';

export const REGION = 'us-east-1';
export const EXTERNAL_ID = 'external-id-of-this-test';

const owner = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What the account's owner and the studio's operator do: a user for the studio, and the connection's stack. */
export async function connectAccount(endpoint: string) {
  const studio = new AwsAccess({ region: REGION, endpoint, credentials: await makeStudioUser(endpoint) });
  const identity = await studioIdentity(studio);
  const template = connectionTemplate({ studioArn: identity.arn, externalId: EXTERNAL_ID });
  const outputs = await deployConnection(endpoint, { stackName: 'chalice-studio', template });
  const connection: AwsConnection = { id: 'con_test', region: REGION, externalId: EXTERNAL_ID, ...outputs };
  const accessAs = (role: 'observe' | 'deploy', purpose: string) => {
    const session = { roleArn: connection.roleArns[role], externalId: EXTERNAL_ID, sessionName: purpose };
    return new AwsAccess({ region: REGION, endpoint, credentials: roleCredentials(studio, session) });
  };
  return { connection, studio, identity, ...ownerOf(endpoint), accessAs };
}

/** The account's owner, who may do everything. */
export function ownerOf(endpoint: string) {
  return {
    owner: new AwsAccess({ region: REGION, endpoint, credentials: owner }),
    iam: new IAMClient({ region: REGION, endpoint, credentials: owner }),
  };
}

/** Deploys a connection's template as the account's owner does; answers what the studio asks for then. */
export async function deployConnection(
  endpoint: string,
  { stackName, template: TemplateBody }: { stackName: string; template: string },
): Promise<Pick<AwsConnection, 'accountId' | 'roleArns' | 'bucket' | 'permissionsBoundaryArn'>> {
  const { owner: access } = ownerOf(endpoint);
  await access.cloudFormation.send(
    new CreateStackCommand({ StackName: stackName, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }),
  );
  const stack = await waitFor(
    async () => {
      const found = await findStack(access, stackName);
      return found?.StackStatus === 'CREATE_IN_PROGRESS' ? undefined : found;
    },
    { signal: new AbortController().signal, timeoutMs: 20_000, intervalMs: 200 },
  );
  if (stack.StackStatus !== 'CREATE_COMPLETE') throw new Error(`The connection’s stack is ${stack.StackStatus}.`);
  const values = outputValues(stack);
  const bucket = values.Bucket ?? '';
  // The bucket refuses connections without TLS, and rightly so: the emulator has none.
  await access.s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
  return {
    accountId: values.AccountId ?? '',
    roleArns: {
      observe: values.ObserveRoleArn ?? '',
      deploy: values.DeployRoleArn ?? '',
      execution: values.ExecutionRoleArn ?? '',
    },
    bucket,
    permissionsBoundaryArn: values.PermissionsBoundaryArn ?? '',
  };
}

/** An identity for the studio that may assume roles and nothing else, as its operator gives it one. */
export async function makeStudioUser(endpoint: string): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  const { iam } = ownerOf(endpoint);
  await iam.send(new CreateUserCommand({ UserName: 'studio' }));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'studio', PolicyName: 'assume', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'studio' }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** Takes from a role what its inline policy allows, as an account's owner may at any time; answers how to give it back. */
export async function revokeRole(endpoint: string, roleArn: string): Promise<() => Promise<void>> {
  const { iam } = ownerOf(endpoint);
  const policy = { RoleName: roleArn.split('/').at(-1) ?? '', PolicyName: 'ChaliceStudio' };
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(policy));
  await iam.send(new DeleteRolePolicyCommand(policy));
  return async () => {
    await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: decodeURIComponent(PolicyDocument) }));
  };
}

/** Removes a bucket with all that is in it. */
export async function removeBucket(endpoint: string, Bucket: string): Promise<void> {
  const { s3 } = ownerOf(endpoint).owner;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
