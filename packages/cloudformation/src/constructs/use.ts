import { environmentVariableOf, type Json, type ResourceType, type Use } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { allow } from '../policy';
import { type ResourceReference, referenceTo } from '../resources/references';
import { sub } from '../template';

type Access = Use['access'][number];

/** IAM actions of an access by type of resource; an access that a type does not have is refused by checkSpec. */
const actions: Record<ResourceType, Partial<Record<Access, string[]>>> = {
  table: {
    read: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DescribeTable',
    ],
    write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
  },
  bucket: {
    read: ['s3:GetObject', 's3:ListBucket'],
    write: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
  },
  queue: {
    read: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    send: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
  },
  topic: { publish: ['sns:Publish'] },
  stream: {
    read: ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListShards'],
    write: ['kinesis:PutRecord', 'kinesis:PutRecords'],
  },
};

/** An edge handler → resource: the variable with the physical name, and the permission with the exact ARN. */
export function use(edge: Use, functionNames: readonly string[], context: SynthesisContext): Contribution {
  const resource = context.spec.resources[edge.resource];
  if (resource === undefined) return {};
  const reference = referenceTo(context.stage, resource);
  const allowed = edge.access.flatMap((access) => actions[resource.type][access] ?? []);
  const name = environmentVariableOf(edge, resource);
  return {
    environment: functionNames.map((functionName) => ({ functionName, name, value: reference.name })),
    statements: functionNames.map((functionName) => ({
      functionName,
      statement: allow([...new Set(allowed)], arnsOf(resource.type, reference)),
    })),
  };
}

/** Queries of an index and objects of a bucket have ARNs below the resource's own. */
function arnsOf(type: ResourceType, { arn, logicalId }: ResourceReference): Json {
  const below = (suffix: string): Json => {
    if (logicalId !== undefined) return sub(`\${${logicalId}.Arn}${suffix}`);
    if (typeof arn === 'string') return `${arn}${suffix}`;
    return { 'Fn::Join': ['', [arn, suffix]] };
  };
  if (type === 'table') return [arn, below('/index/*')];
  if (type === 'bucket') return [arn, below('/*')];
  return [arn];
}
