import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { DeleteBucketPolicyCommand } from '@aws-sdk/client-s3';
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

/** What the account's owner and the studio's operator do: a user for the studio, and the connection's stack. */
export async function connectAccount(endpoint: string) {
  const owner = { accessKeyId: 'test', secretAccessKey: 'test' };
  const studio = new AwsAccess({ region: REGION, endpoint, credentials: await studioUser(endpoint, owner) });
  const identity = await studioIdentity(studio);
  const access = new AwsAccess({ region: REGION, endpoint, credentials: owner });
  const TemplateBody = connectionTemplate({ studioArn: identity.arn, externalId: EXTERNAL_ID });
  await access.cloudFormation.send(
    new CreateStackCommand({ StackName: 'chalice-studio', TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }),
  );
  const stack = await waitFor(
    async () => {
      const found = await findStack(access, 'chalice-studio');
      return found?.StackStatus === 'CREATE_IN_PROGRESS' ? undefined : found;
    },
    { signal: new AbortController().signal, timeoutMs: 20_000, intervalMs: 200 },
  );
  if (stack.StackStatus !== 'CREATE_COMPLETE') throw new Error(`The connection’s stack is ${stack.StackStatus}.`);
  const values = outputValues(stack);
  const connection: AwsConnection = {
    id: 'con_test',
    accountId: values.AccountId ?? '',
    region: REGION,
    externalId: EXTERNAL_ID,
    roleArns: {
      observe: values.ObserveRoleArn ?? '',
      deploy: values.DeployRoleArn ?? '',
      execution: values.ExecutionRoleArn ?? '',
    },
    bucket: values.Bucket ?? '',
    permissionsBoundaryArn: values.PermissionsBoundaryArn ?? '',
  };
  // The bucket refuses connections without TLS, and rightly so: the emulator has none.
  await access.s3.send(new DeleteBucketPolicyCommand({ Bucket: connection.bucket }));
  const accessAs = (role: 'observe' | 'deploy', purpose: string) => {
    const session = { roleArn: connection.roleArns[role], externalId: EXTERNAL_ID, sessionName: purpose };
    return new AwsAccess({ region: REGION, endpoint, credentials: roleCredentials(studio, session) });
  };
  const iam = new IAMClient({ region: REGION, endpoint, credentials: owner });
  return { connection, studio, identity, owner: access, iam, accessAs };
}

async function studioUser(endpoint: string, credentials: { accessKeyId: string; secretAccessKey: string }) {
  const iam = new IAMClient({ region: REGION, endpoint, credentials });
  await iam.send(new CreateUserCommand({ UserName: 'studio' }));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'studio', PolicyName: 'assume', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'studio' }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}
