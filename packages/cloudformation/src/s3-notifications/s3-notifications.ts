import type { AppSpec, Json, Resource as ResourceConstruct, StageConfig } from '@chalice-studio/appspec';
import type { BucketNotification } from '../contribution';
import { functionArn } from '../functions/lambda-function';
import { logicalId, sourceLogicalId } from '../logical-ids';
import { allow, writeLogs } from '../policy';
import { type ResourceReference, referenceTo } from '../resources/references';
import { getAtt, type Resource } from '../template';
import { providerCode } from './provider-code';

const PROVIDER = 'BucketNotifications';
const PROVIDER_ROLE = 'BucketNotificationsRole';
/** Seconds after which CloudFormation gives up on a provider that does not answer; its default is an hour. */
const SERVICE_TIMEOUT = '300';

/**
 * One custom resource a bucket, all served by one inline function. A NotificationConfiguration on a managed bucket would
 * need the permission, which needs the bucket: a cycle (cfn-lint E3004).
 */
export function bucketNotifications(
  notifications: readonly BucketNotification[],
  { spec, stage }: { spec: AppSpec; stage: StageConfig },
): { [logicalId: string]: Resource } {
  const resources: { [logicalId: string]: Resource } = {};
  const arns: Json[] = [];
  for (const [bucketId, entries] of groupByBucket(notifications)) {
    const bucket = spec.resources[bucketId];
    if (bucket === undefined) continue;
    const reference = referenceTo(stage, bucket);
    arns.push(reference.arn);
    resources[notificationsLogicalId(bucket)] = customResource(reference, entries);
  }
  return arns.length === 0 ? {} : { ...resources, ...provider(arns, stage) };
}

/** The custom resource that writes a bucket's entries. */
export const notificationsLogicalId = ({ name }: Pick<ResourceConstruct, 'name'>): string =>
  `${logicalId(name)}BucketNotifications`;

function groupByBucket(notifications: readonly BucketNotification[]): Map<string, BucketNotification[]> {
  const groups = new Map<string, BucketNotification[]>();
  for (const each of notifications) groups.set(each.bucket, [...(groups.get(each.bucket) ?? []), each]);
  return groups;
}

function customResource(bucket: ResourceReference, entries: readonly BucketNotification[]): Resource {
  return {
    Type: 'Custom::BucketNotifications',
    DependsOn: entries.map((entry) => sourceLogicalId(entry.functionName, 'S3EventPermission')),
    Properties: {
      ServiceToken: getAtt(PROVIDER, 'Arn'),
      ServiceTimeout: SERVICE_TIMEOUT,
      Bucket: bucket.name,
      Entries: entries.map((entry) => ({
        Name: entry.functionName,
        FunctionArn: functionArn(entry.functionName),
        Events: [...entry.events],
        Rules: rules(entry),
      })),
    },
  };
}

function rules(entry: BucketNotification): Json[] {
  const prefix = entry.prefix === undefined ? [] : [{ Name: 'prefix', Value: entry.prefix }];
  const suffix = entry.suffix === undefined ? [] : [{ Name: 'suffix', Value: entry.suffix }];
  return [...prefix, ...suffix];
}

function provider(bucketArns: Json[], stage: StageConfig): { [logicalId: string]: Resource } {
  const statements = [writeLogs, allow(['s3:GetBucketNotification', 's3:PutBucketNotification'], bucketArns)];
  return {
    [PROVIDER_ROLE]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: `${PROVIDER_ROLE}Policy`,
            PolicyDocument: { Version: '2012-10-17', Statement: statements as Json },
          },
        ],
      },
    },
    [PROVIDER]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: `nodejs${stage.nodeVersion}.x`,
        Handler: 'index.handler',
        Code: { ZipFile: providerCode },
        Role: getAtt(PROVIDER_ROLE, 'Arn'),
        Timeout: 240,
        MemorySize: 256,
      },
    },
  };
}
