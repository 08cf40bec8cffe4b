import type { ResourceType, Use } from '@chalice-studio/appspec';
import type { SdkName } from './values';

type Access = Use['access'][number];

/** What a command of the AWS SDK does, and the field of its input that names the resource. */
export type CommandUse = { resourceType: ResourceType; access: readonly Access[]; named: NamedBy };

/** A field of the input; the keys of one (`RequestItems`); or each `TableName` within one (`TransactItems`). */
type NamedBy = { field: string } | { keysOf: string } | { within: string; field: string };

const byField = (resourceType: ResourceType, field: string, commands: Record<string, readonly Access[]>) =>
  Object.fromEntries(
    Object.entries(commands).map(([name, access]): [string, CommandUse] => [
      name,
      { resourceType, access, named: { field } },
    ]),
  );

const [read, write, send, publish] = [['read'], ['write'], ['send'], ['publish']] as const;

const table: Record<string, CommandUse> = {
  ...byField('table', 'TableName', {
    GetItem: read,
    Query: read,
    Scan: read,
    DescribeTable: read,
    PutItem: write,
    UpdateItem: write,
    DeleteItem: write,
    // Of the document client.
    Get: read,
    Put: write,
    Update: write,
    Delete: write,
  }),
  ...Object.fromEntries(
    ['BatchGetItem', 'BatchGet'].map((name): [string, CommandUse] => [
      name,
      { resourceType: 'table', access: read, named: { keysOf: 'RequestItems' } },
    ]),
  ),
  ...Object.fromEntries(
    ['BatchWriteItem', 'BatchWrite'].map((name): [string, CommandUse] => [
      name,
      { resourceType: 'table', access: write, named: { keysOf: 'RequestItems' } },
    ]),
  ),
  ...Object.fromEntries(
    ['TransactGetItems', 'TransactGet'].map((name): [string, CommandUse] => [
      name,
      { resourceType: 'table', access: read, named: { within: 'TransactItems', field: 'TableName' } },
    ]),
  ),
  ...Object.fromEntries(
    ['TransactWriteItems', 'TransactWrite'].map((name): [string, CommandUse] => [
      name,
      { resourceType: 'table', access: write, named: { within: 'TransactItems', field: 'TableName' } },
    ]),
  ),
};

const commands: Readonly<Record<string, Readonly<Record<string, CommandUse>>>> = {
  '@aws-sdk/client-dynamodb': table,
  '@aws-sdk/lib-dynamodb': table,
  '@aws-sdk/client-s3': byField('bucket', 'Bucket', {
    GetObject: read,
    HeadObject: read,
    HeadBucket: read,
    ListObjects: read,
    ListObjectsV2: read,
    PutObject: write,
    CopyObject: write,
    DeleteObject: write,
    DeleteObjects: write,
    CreateMultipartUpload: write,
    UploadPart: write,
    UploadPartCopy: write,
    CompleteMultipartUpload: write,
    AbortMultipartUpload: write,
  }),
  '@aws-sdk/client-sqs': byField('queue', 'QueueUrl', {
    SendMessage: send,
    SendMessageBatch: send,
    ReceiveMessage: read,
    DeleteMessage: read,
    DeleteMessageBatch: read,
    GetQueueAttributes: read,
  }),
  '@aws-sdk/client-sns': byField('topic', 'TopicArn', { Publish: publish, PublishBatch: publish }),
  '@aws-sdk/client-kinesis': {
    ...byField('stream', 'StreamName', {
      PutRecord: write,
      PutRecords: write,
      GetShardIterator: read,
      ListShards: read,
      DescribeStream: read,
    }),
  },
};

/** The fields that name the same thing in another way. */
export const otherFields: Readonly<Record<string, readonly string[]>> = {
  TopicArn: ['TargetArn'],
  StreamName: ['StreamARN'],
};

/** Commands that name no resource by themselves, or ask about one that another command of the same code then uses. */
const silent = new Set([
  'GetQueueUrl',
  'GetRecords',
  'ListTables',
  'ListBuckets',
  'ListQueues',
  'ListTopics',
  'ListStreams',
]);

const types: Readonly<Record<string, ResourceType>> = {
  '@aws-sdk/client-dynamodb': 'table',
  '@aws-sdk/lib-dynamodb': 'table',
  '@aws-sdk/client-s3': 'bucket',
  '@aws-sdk/client-sqs': 'queue',
  '@aws-sdk/client-sns': 'topic',
  '@aws-sdk/client-kinesis': 'stream',
};

/** `PutItemCommand` → `PutItem`; undefined for what is no command. */
export function commandName(name: string): string | undefined {
  return /^[A-Z]\w*Command$/.test(name) ? name.slice(0, -'Command'.length) : undefined;
}

/** What is known of a command by its short name; `unlisted` for one of these services that has no access of its own. */
export function useOfCommand({ package: from, name }: SdkName): CommandUse | { unlisted: ResourceType } | undefined {
  const known = commands[from];
  const type = types[from];
  if (known === undefined || type === undefined || silent.has(name)) return undefined;
  return Object.hasOwn(known, name) ? known[name] : { unlisted: type };
}

/** Clients that have a method for each command. */
export function isClientOfMethods({ package: from, name }: SdkName): boolean {
  const whole: Readonly<Record<string, string>> = {
    '@aws-sdk/client-dynamodb': 'DynamoDB',
    '@aws-sdk/lib-dynamodb': 'DynamoDBDocument',
    '@aws-sdk/client-s3': 'S3',
    '@aws-sdk/client-sqs': 'SQS',
    '@aws-sdk/client-sns': 'SNS',
    '@aws-sdk/client-kinesis': 'Kinesis',
  };
  return whole[from] === name;
}

export function isSdk(specifier: string): boolean {
  return specifier.startsWith('@aws-sdk/');
}
