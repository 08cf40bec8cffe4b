import { PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { ownerOf } from './connected-account';

/** A bucket for connections' templates, as the studio's operator makes it: the studio may write to it. */
export async function makeTemplateBucket(endpoint: string, bucket: string): Promise<void> {
  const { owner, iam } = ownerOf(endpoint);
  await owner.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const Action = ['s3:GetObject', 's3:PutObject'];
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: `arn:aws:s3:::${bucket}/*` }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName: 'studio', PolicyName: 'templates', PolicyDocument }));
}

/** What CloudFormation would read at the address of a template. */
export async function readTemplate(endpoint: string, address: string): Promise<string> {
  const [, Bucket, ...key] = new URL(address).pathname.split('/');
  const { Body } = await ownerOf(endpoint).owner.s3.send(new GetObjectCommand({ Bucket, Key: key.join('/') }));
  return (await Body?.transformToString()) ?? '';
}
