import { APP_ROLE_PATH } from './aws-connection';

export type ConnectionTemplateInput = {
  /** Named exactly in the trust policies. */
  studioArn: string;
  externalId: string;
};

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const sub = (text: string): Json => ({ 'Fn::Sub': text });
const arn = (name: string): Json => ({ 'Fn::GetAtt': [name, 'Arn'] });
const allow = (Action: readonly string[], Resource: Json, Condition?: Json): Json => ({
  Effect: 'Allow',
  Action: [...Action],
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const policy = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });

const stacks = sub('arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/*');
const functions = sub('arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:*');
const logGroups = sub('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/*');
const tables = sub('arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*-WebsocketConnections-*');
const connections = sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/*/*/@connections/*');
const secrets = sub('arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:chalice-studio/*');
const appRoles = sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role${APP_ROLE_PATH}*`);

/** What an app is made of; CloudFormation makes, changes and removes these as the execution role. */
const madeByStacks = [
  'apigateway:*',
  'cloudfront:UpdateDistribution',
  'dynamodb:*',
  'events:*',
  'kinesis:*',
  'lambda:*',
  'logs:*',
  's3:*',
  'sns:*',
  'sqs:*',
  'xray:*',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/** What the functions of an app may be given at the most. */
const allowedToApps = [
  'dynamodb:*',
  'events:PutEvents',
  'execute-api:*',
  'kinesis:*',
  'logs:*',
  's3:*',
  'secretsmanager:GetSecretValue',
  'sns:*',
  'sqs:*',
  'ssm:GetParameter*',
  'xray:Put*',
  'ec2:*NetworkInterface*',
  'lambda:InvokeFunction',
];

/**
 * The CloudFormation template by which an account's owner lets one studio in: a private bucket, a boundary, and three roles.
 * Pure; the external id is the studio's own, made at random for this connection.
 */
export function connectionTemplate({ studioArn, externalId }: ConnectionTemplateInput): string {
  const trust = policy({
    Effect: 'Allow',
    Principal: { AWS: studioArn },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': externalId } },
  });
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Lets one Chalice Studio deploy to this account and watch what it deployed.',
    Resources: {
      Artifacts: bucket,
      ArtifactsPolicy: bucketPolicy,
      AppBoundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Path: APP_ROLE_PATH, PolicyDocument: policy(allow(allowedToApps, '*')) },
      },
      ObserveRole: role(trust, policy(...observing)),
      DeployRole: role(trust, policy(...observing, ...deploying)),
      ExecutionRole: role(
        policy({ Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        policy(...executing),
      ),
    },
    Outputs: {
      ObserveRoleArn: { Value: arn('ObserveRole') },
      DeployRoleArn: { Value: arn('DeployRole') },
      ExecutionRoleArn: { Value: arn('ExecutionRole') },
      Bucket: { Value: { Ref: 'Artifacts' } },
      PermissionsBoundaryArn: { Value: { Ref: 'AppBoundary' } },
      AccountId: { Value: { Ref: 'AWS::AccountId' } },
      Region: { Value: { Ref: 'AWS::Region' } },
    },
  };
  return JSON.stringify(template, null, 2);
}

function role(trust: Json, permissions: Json): Json {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust,
      MaxSessionDuration: 3600,
      Policies: [{ PolicyName: 'ChaliceStudio', PolicyDocument: permissions }],
    },
  };
}

const bucket: Json = {
  Type: 'AWS::S3::Bucket',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    LifecycleConfiguration: {
      Rules: [
        {
          Id: 'uploads-that-never-ended',
          Status: 'Enabled',
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        },
      ],
    },
  },
};

const bucketPolicy: Json = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'Artifacts' },
    PolicyDocument: policy({
      Sid: 'EncryptedConnectionsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn('Artifacts'), sub('${Artifacts.Arn}/*')],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  },
};

const observing: readonly Json[] = [
  allow(
    [
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DescribeStackResources',
      'cloudformation:ListStackResources',
      'cloudformation:GetTemplate',
      'cloudformation:DetectStackDrift',
      'cloudformation:DescribeStackResourceDrifts',
    ],
    stacks,
  ),
  // These two name no stack. ListStacks finds what a destroyed stage left behind.
  allow(['cloudformation:DescribeStackDriftDetectionStatus', 'cloudformation:ListStacks'], '*'),
  allow(['logs:FilterLogEvents', 'logs:StartLiveTail', 'logs:DescribeLogStreams'], logGroups),
  allow(['cloudwatch:GetMetricData'], '*'),
  allow(['dynamodb:Scan', 'dynamodb:GetItem'], tables),
  allow(['execute-api:ManageConnections'], connections),
];

const deploying: readonly Json[] = [
  allow(
    [
      'cloudformation:CreateChangeSet',
      'cloudformation:DescribeChangeSet',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:DeleteChangeSet',
      'cloudformation:CancelUpdateStack',
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:DeleteStack',
      'cloudformation:TagResource',
    ],
    stacks,
  ),
  allow(['s3:GetObject', 's3:PutObject'], sub('${Artifacts.Arn}/*')),
  allow(['s3:ListBucket'], arn('Artifacts')),
  allow(['iam:PassRole'], arn('ExecutionRole'), {
    StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
  }),
  allow(['lambda:InvokeFunction'], functions),
  allow(['logs:DeleteLogGroup'], logGroups),
  allow(['secretsmanager:ListSecrets'], '*'),
  allow(
    [
      'secretsmanager:CreateSecret',
      'secretsmanager:DescribeSecret',
      'secretsmanager:PutSecretValue',
      'secretsmanager:TagResource',
      'secretsmanager:DeleteSecret',
    ],
    secrets,
  ),
];

const executing: readonly Json[] = [
  allow(madeByStacks, '*'),
  allow(['s3:GetObject'], sub('${Artifacts.Arn}/*')),
  allow(['secretsmanager:GetSecretValue'], secrets),
  allow(['ssm:GetParameter', 'ssm:GetParameters'], '*'),
  // A role is made or given a policy only while it has the boundary, which cannot be taken off or changed.
  allow(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'], appRoles, {
    StringEquals: { 'iam:PermissionsBoundary': { Ref: 'AppBoundary' } },
  }),
  allow(
    [
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:DeleteRole',
      'iam:DeleteRolePolicy',
      'iam:DetachRolePolicy',
      'iam:TagRole',
      'iam:UntagRole',
      'iam:UpdateAssumeRolePolicy',
      'iam:PassRole',
    ],
    appRoles,
  ),
];
