import type { Json, Resource as ResourceConstruct } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { visibilityTimeout } from '../resources/queue-visibility';
import { referenceTo, resourceLogicalId } from '../resources/references';
import { properties, type Resource } from '../template';

type Of<Type extends ResourceConstruct['type']> = Extract<ResourceConstruct, { type: Type }>;

/**
 * A managed resource, kept when the stack goes or the resource leaves the design; only a deployment that fails to make it
 * takes it back, empty as it is. Existing ones add nothing.
 */
export function resource(construct: ResourceConstruct, context: SynthesisContext): Contribution {
  if (construct.origin.type === 'existing') return {};
  const { Type, Properties } = describe(construct, context);
  const id = resourceLogicalId(context.stage, construct);
  const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' } as const;
  return { resources: { [id]: { Type, ...kept, Properties } } };
}

function describe(
  construct: ResourceConstruct,
  context: SynthesisContext,
): Resource & { Properties: { [key: string]: Json } } {
  switch (construct.type) {
    case 'table':
      return { Type: 'AWS::DynamoDB::Table', Properties: table(construct) };
    case 'bucket':
      return { Type: 'AWS::S3::Bucket', Properties: bucket(construct) };
    case 'queue':
      return { Type: 'AWS::SQS::Queue', Properties: queue(construct, context) };
    case 'topic':
      return {
        Type: 'AWS::SNS::Topic',
        Properties: properties({ FifoTopic: construct.fifo === true ? true : undefined }),
      };
    case 'stream':
      return { Type: 'AWS::Kinesis::Stream', Properties: stream(construct) };
  }
}

function table(construct: Of<'table'>): { [key: string]: Json } {
  const indexes = Object.values(construct.indexes ?? {});
  const keys = [construct, ...indexes].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    ...(sortKey ? [sortKey] : []),
  ]);
  const attributes = new Map(keys.map((key) => [key.name, key.type]));
  return properties({
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchema(construct),
    GlobalSecondaryIndexes:
      indexes.length === 0
        ? undefined
        : indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index),
            Projection: { ProjectionType: 'ALL' },
          })),
    TimeToLiveSpecification:
      construct.ttlAttribute === undefined ? undefined : { AttributeName: construct.ttlAttribute, Enabled: true },
    StreamSpecification:
      construct.streamViewType === undefined ? undefined : { StreamViewType: construct.streamViewType },
    SSESpecification: { SSEEnabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
}

function keySchema(keys: Pick<Of<'table'>, 'partitionKey' | 'sortKey'>): Json {
  const hash = { AttributeName: keys.partitionKey.name, KeyType: 'HASH' };
  return keys.sortKey === undefined ? [hash] : [hash, { AttributeName: keys.sortKey.name, KeyType: 'RANGE' }];
}

function bucket(construct: Of<'bucket'>): { [key: string]: Json } {
  return properties({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: construct.versioned === true ? { Status: 'Enabled' } : undefined,
  });
}

function queue(construct: Of<'queue'>, context: SynthesisContext): { [key: string]: Json } {
  const target = construct.deadLetter && context.spec.resources[construct.deadLetter.queue];
  return properties({
    FifoQueue: construct.fifo === true ? true : undefined,
    VisibilityTimeout: visibilityTimeout(construct, context.spec, context.stage),
    MessageRetentionPeriod: construct.messageRetentionSeconds,
    SqsManagedSseEnabled: true,
    RedrivePolicy:
      construct.deadLetter === undefined || target === undefined
        ? undefined
        : {
            deadLetterTargetArn: referenceTo(context.stage, target).arn,
            maxReceiveCount: construct.deadLetter.maxReceiveCount,
          },
  });
}

function stream(construct: Of<'stream'>): { [key: string]: Json } {
  return properties({
    ShardCount: construct.shardCount,
    RetentionPeriodHours: construct.retentionHours,
    StreamModeDetails: { StreamMode: construct.shardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED' },
    StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
  });
}
