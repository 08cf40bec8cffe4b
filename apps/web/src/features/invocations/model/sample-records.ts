import type { Resource } from '@chalice-studio/appspec';
import { ACCOUNT, REGION } from './sample-context';

export function snsSample({ topic, now }: { topic: string; now: number }) {
  const arn = `arn:aws:sns:${REGION}:${ACCOUNT}:${topic}`;
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: `${arn}:21be56ed-a058-49f5-8c98-aedd2564c486`,
        EventSource: 'aws:sns',
        Sns: {
          Type: 'Notification',
          MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
          TopicArn: arn,
          Subject: 'Example subject',
          Message: 'Hello from SNS',
          Timestamp: new Date(now).toISOString(),
          SignatureVersion: '1',
          Signature: 'EXAMPLE',
          SigningCertUrl: 'EXAMPLE',
          UnsubscribeUrl: 'EXAMPLE',
          MessageAttributes: { Kind: { Type: 'String', Value: 'example' } },
        },
      },
    ],
  };
}

export function sqsSample({ queue, now }: { queue: string; now: number }) {
  const body = 'Hello from SQS';
  return {
    Records: [
      {
        messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
        receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
        body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: String(now),
          SenderId: 'AIDAIENQZJOLO23YVJ4VO',
          ApproximateFirstReceiveTimestamp: String(now + 1),
          ...(queue.endsWith('.fifo') ? { MessageGroupId: '1', SequenceNumber: '18849496460467696128' } : {}),
        },
        messageAttributes: {},
        md5OfBody: 'c7a5a80bb4b8f56b68b7786e692e4a8b',
        eventSource: 'aws:sqs',
        eventSourceARN: `arn:aws:sqs:${REGION}:${ACCOUNT}:${queue}`,
        awsRegion: REGION,
      },
    ],
  };
}

export function kinesisSample({ stream, now }: { stream: string; now: number }) {
  const sequenceNumber = '49590338271490256608559692538361571095921575989136588898';
  return {
    Records: [
      {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: '1',
          sequenceNumber,
          // “Hello from Kinesis”, as Kinesis sends every record's data: base64.
          data: 'SGVsbG8gZnJvbSBLaW5lc2lz',
          approximateArrivalTimestamp: now / 1000,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: `shardId-000000000006:${sequenceNumber}`,
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: `arn:aws:iam::${ACCOUNT}:role/lambda-role`,
        awsRegion: REGION,
        eventSourceARN: `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/${stream}`,
      },
    ],
  };
}

type TableSample = { table: Resource | undefined; tableName: string; now: number };

const attributeExamples = { S: { S: 'example' }, N: { N: '1' }, B: { B: 'AAEC' } } as const;

export function dynamodbSample({ table, tableName, now }: TableSample) {
  const keySchema =
    table?.type === 'table' ? [table.partitionKey, table.sortKey] : [{ name: 'id', type: 'S' as const }];
  const keys = Object.fromEntries(
    keySchema.flatMap((key) => (key === undefined ? [] : [[key.name, attributeExamples[key.type]] as const])),
  );
  const view = (table?.type === 'table' ? table.streamViewType : undefined) ?? 'NEW_AND_OLD_IMAGES';
  return {
    Records: [
      {
        eventID: 'c4ca4238a0b923820dcc509a6f75849b',
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: REGION,
        dynamodb: {
          ApproximateCreationDateTime: Math.floor(now / 1000),
          Keys: keys,
          ...(view.startsWith('NEW') ? { NewImage: { ...keys, message: { S: 'New item' } } } : {}),
          SequenceNumber: '4421584500000000017450439091',
          SizeBytes: 26,
          StreamViewType: view,
        },
        eventSourceARN: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${tableName}/stream/2026-01-01T00:00:00.000`,
      },
    ],
  };
}
