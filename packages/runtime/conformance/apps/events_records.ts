import { Chalice, type DynamoDBEvent, type KinesisEvent, type SQSEvent } from '../../src/index.js';

const STREAM = 'arn:aws:dynamodb:us-west-2:123456789012:table/MyTable/stream/2020-09-28T16:49:14.209';

export function create(): Chalice {
  const app = new Chalice('conf-events-records');
  addS3(app);
  addSns(app);
  addSqs(app);
  addKinesis(app);
  addDynamodb(app);
  return app;
}

function addS3(app: Chalice): void {
  app.onS3Event('mybucket', { name: 's3_default' }, (event) => ({ bucket: event.bucket, key: event.key }));
  app.onS3Event(
    'mybucket',
    { events: ['s3:ObjectRemoved:*', 's3:ObjectCreated:Put'], prefix: 'images/', suffix: '.jpg', name: 's3-named' },
    (event) => event.toDict(),
  );
  app.onS3Event('mybucket', { name: 's3_context' }, (event) => ({
    request_id: event.context?.awsRequestId,
    raw_key: event.toDict().Records[0]?.s3.object.key,
  }));
}

function addSns(app: Chalice): void {
  app.onSnsMessage('mytopic', { name: 'sns_default' }, (event) => ({
    message: event.message,
    subject: event.subject ?? null,
    attributes: event.messageAttributes,
  }));
  app.onSnsMessage('arn:aws:sns:us-west-2:123456789012:other', { name: 'sns-named' }, (event) => ({
    event: event.toDict(),
    request_id: event.context?.awsRequestId,
  }));
}

function addSqs(app: Chalice): void {
  const bodies = (event: SQSEvent) => [...event].map((record) => record.body);
  app.onSqsMessage({ queue: 'myqueue', name: 'sqs_default' }, (event) =>
    [...event].map((record) => ({ body: record.body, receipt_handle: record.receiptHandle })),
  );
  app.onSqsMessage(
    {
      queueArn: 'arn:aws:sqs:us-west-2:123456789012:arnq',
      batchSize: 10,
      maximumBatchingWindowInSeconds: 20,
      name: 'sqs-named',
    },
    (event) => ({
      records: [...event].map((record) => record.toDict()),
      record_ids: [...event].map((record) => record.context?.awsRequestId),
      event_id: event.context?.awsRequestId,
    }),
  );
  app.onSqsMessage({ queue: 'myqueue', name: 'sqs_todict' }, (event) => event.toDict());
  app.onSqsMessage({ queue: 'myqueue', name: 'sqs_fails' }, (event) => {
    for (const record of event) if (record.body === 'poison') throw new Error('poison record');
  });
  app.onSqsMessage({ queue: 'myqueue', name: 'sqs_twice' }, (event) => ({
    first: bodies(event),
    second: bodies(event),
  }));
  app.onSqsMessage({ queue: 'myqueue', name: 'sqs_partial' }, (event) => ({
    batchItemFailures: [...event]
      .filter((record) => record.body === 'bad')
      .map((record) => ({ itemIdentifier: record.toDict().messageId })),
  }));
}

function addKinesis(app: Chalice): void {
  const records = (event: KinesisEvent) =>
    [...event].map((record) => ({ record: record.toDict(), request_id: record.context?.awsRequestId }));
  app.onKinesisRecord('mystream', { name: 'kinesis_default' }, (event) =>
    [...event].map((record) => ({
      data: Buffer.from(record.data).toString('hex'),
      sequence_number: record.sequenceNumber,
      partition_key: record.partitionKey,
      schema_version: record.schemaVersion,
      timestamp: record.timestamp.getTime(),
    })),
  );
  app.onKinesisRecord(
    'mystream',
    { batchSize: 7, startingPosition: 'TRIM_HORIZON', maximumBatchingWindowInSeconds: 3, name: 'kinesis-named' },
    records,
  );
  app.onKinesisRecord('mystream', { name: 'kinesis_todict' }, (event) => ({
    event: event.toDict(),
    request_id: event.context?.awsRequestId,
  }));
}

function addDynamodb(app: Chalice): void {
  const records = (event: DynamoDBEvent) =>
    [...event].map((record) => ({ record: record.toDict(), request_id: record.context?.awsRequestId }));
  app.onDynamodbRecord(STREAM, { name: 'ddb_default' }, (event) =>
    [...event].map((record) => ({
      timestamp: record.timestamp.getTime(),
      keys: record.keys,
      new_image: record.newImage,
      old_image: record.oldImage,
      sequence_number: record.sequenceNumber,
      size_bytes: record.sizeBytes,
      stream_view_type: record.streamViewType,
      aws_region: record.awsRegion,
      event_id: record.eventId,
      event_name: record.eventName,
      event_source_arn: record.eventSourceArn,
      table_name: record.tableName,
    })),
  );
  app.onDynamodbRecord(
    STREAM,
    { batchSize: 50, startingPosition: 'TRIM_HORIZON', maximumBatchingWindowInSeconds: 60, name: 'ddb-named' },
    records,
  );
  app.onDynamodbRecord(STREAM, { name: 'ddb_table' }, (event) => [...event].map((record) => record.tableName));
  app.onDynamodbRecord(STREAM, { name: 'ddb_todict' }, (event) => ({
    event: event.toDict(),
    request_id: event.context?.awsRequestId,
  }));
}
