type Json = Record<string, unknown>;

/** A change of a table, as a test writes it. */
export type TableChange = {
  eventName?: 'INSERT' | 'MODIFY' | 'REMOVE';
  keys?: Json;
  newImage?: Json;
  oldImage?: Json;
};

/** Makes the events that Lambda would send, for `client.lambda.invoke`. */
export class TestEventsClient {
  generateSnsEvent(message: string, options: { subject?: string; messageAttributes?: Json } = {}) {
    const Sns = {
      Message: message,
      MessageAttributes: options.messageAttributes ?? { AttributeKey: { Type: 'String', Value: 'AttributeValue' } },
      MessageId: 'abcdefgh-51e4-5ae2-9964-b296c8d65d1a',
      Signature: 'signature',
      SignatureVersion: '1',
      SigningCertUrl: 'https://sns.us-west-2.amazonaws.com/cert.pem',
      Subject: options.subject ?? '',
      Timestamp: '2018-06-26T19:41:38.695Z',
      TopicArn: 'arn:aws:sns:us-west-2:12345:TopicName',
      Type: 'Notification',
      UnsubscribeUrl: 'https://unsubscribe-url/',
    };
    return {
      Records: [{ EventSource: 'aws:sns', EventSubscriptionArn: 'arn:subscription-arn', EventVersion: '1.0', Sns }],
    };
  }

  /** `key` goes into the event as it is: S3 sends keys form-encoded. */
  generateS3Event(bucket: string, key: string, options: { eventName?: string } = {}) {
    const s3 = {
      bucket: { arn: `arn:aws:s3:::${bucket}`, name: bucket, ownerIdentity: { principalId: 'ABCD' } },
      configurationId: 'config-id',
      object: { eTag: 'd41d8cd98f00b204e9800998ecf8427e', key, sequencer: '005B039F73C627CE8B', size: 0 },
      s3SchemaVersion: '1.0',
    };
    const record = {
      awsRegion: 'us-west-2',
      eventName: options.eventName ?? 'ObjectCreated:Put',
      eventSource: 'aws:s3',
      eventTime: '2018-05-22T04:41:23.823Z',
      eventVersion: '2.0',
      requestParameters: { sourceIPAddress: '1.1.1.1' },
      responseElements: { 'x-amz-id-2': 'request-id-2', 'x-amz-request-id': 'request-id-1' },
      s3,
      userIdentity: { principalId: 'AWS:XYZ' },
    };
    return { Records: [record] };
  }

  generateSqsEvent(messageBodies: readonly string[], options: { queueName?: string } = {}) {
    const Records = messageBodies.map((body) => ({
      attributes: {
        ApproximateFirstReceiveTimestamp: '1530576251596',
        ApproximateReceiveCount: '1',
        SenderId: 'sender-id',
        SentTimestamp: '1530576251595',
      },
      awsRegion: 'us-west-2',
      body,
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:us-west-2:12345:${options.queueName ?? 'queue-name'}`,
      md5OfBody: '754ac2f7a12df38320e0c5eafd060145',
      messageAttributes: {},
      messageId: 'message-id',
      receiptHandle: 'receipt-handle',
    }));
    return { Records };
  }

  generateCwEvent(
    source: string,
    detailType: string,
    detail: Json,
    resources: readonly string[],
    options: { region?: string } = {},
  ) {
    return {
      version: 0,
      id: '7bf73129-1428-4cd3-a780-95db273d1602',
      'detail-type': detailType,
      source,
      account: '123456789012',
      time: '2015-11-11T21:29:54Z',
      region: options.region ?? 'us-west-2',
      resources,
      detail,
    };
  }

  generateKinesisEvent(messageBodies: readonly (string | Uint8Array)[], options: { streamName?: string } = {}) {
    const Records = messageBodies.map((body) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: '1',
        sequenceNumber: '12345',
        data: Buffer.from(body as string).toString('base64'),
        approximateArrivalTimestamp: 1545084650.987,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: 'shardId-000000000006:12345',
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::123:role/lambda-role',
      awsRegion: 'us-west-2',
      eventSourceARN: `arn:aws:kinesis:us-east-2:123:stream/${options.streamName ?? 'stream-name'}`,
    }));
    return { Records };
  }

  /** Images and keys are DynamoDB's attribute maps (`{ id: { S: "1" } }`). */
  generateDynamodbEvent(records: readonly TableChange[], options: { tableName?: string } = {}) {
    const Records = records.map(({ eventName = 'INSERT', keys = {}, newImage, oldImage }, index) => ({
      eventID: String(index + 1).padStart(32, '0'),
      eventName,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-west-2',
      dynamodb: {
        ApproximateCreationDateTime: 1545084650,
        Keys: keys,
        ...(newImage === undefined ? {} : { NewImage: newImage }),
        ...(oldImage === undefined ? {} : { OldImage: oldImage }),
        SequenceNumber: String(index + 1).padStart(21, '0'),
        SizeBytes: 26,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: `arn:aws:dynamodb:us-west-2:123:table/${options.tableName ?? 'table-name'}/stream/2018-12-17T22:10:50.987`,
    }));
    return { Records };
  }
}
