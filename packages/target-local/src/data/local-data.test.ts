import type { AppSpec, Entity, LambdaFunction, Resource, Use } from '@chalice-studio/appspec';
import { aBucket, anApp, aTable, aUse, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner, deploy } from '../testing/a-runner';
import { aQueue, aTopic } from '../testing/messaging';

let runner: Awaited<ReturnType<typeof aRunner>>;
const packages = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@aws-sdk/client-sns', '@aws-sdk/client-sqs'];

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

function aFunction(name: string): LambdaFunction {
  return {
    id: testId('lambda-function'),
    order: name,
    kind: 'lambda-function',
    name,
    handler: { file: 'chalicelib/handlers.ts', export: name },
  };
}

/** An app whose handlers are the exports of this file. */
function anAppWith(entities: readonly Entity[], source: string): AppSpec {
  const spec = anApp(entities, { source: { 'chalicelib/handlers.ts': source } });
  return {
    ...spec,
    dependencies: { packages: Object.fromEntries(packages.map((name) => [name, '^3.0.0'])), devPackages: {} },
  };
}

const accesses: Record<Resource['type'], Use['access']> = {
  table: ['read', 'write'],
  bucket: ['read', 'write'],
  queue: ['read', 'send'],
  topic: ['publish'],
  stream: ['read', 'write'],
};

/** Runs TypeScript in a function that has the SDK's commands and these resources. */
async function run(key: string, body: string, resources: readonly Resource[]) {
  const work = aFunction('work');
  const uses = resources.map((resource) => aUse(work.id, resource.id, accesses[resource.type]));
  const spec = anAppWith(
    [work, ...resources, ...uses],
    `import * as dynamodb from '@aws-sdk/client-dynamodb';
     import * as s3 from '@aws-sdk/client-s3';
     import { SNS } from '@aws-sdk/client-sns';
     import { SQS } from '@aws-sdk/client-sqs';
     const queues = new SQS({});
     const topics = new SNS({});
     const db = new dynamodb.DynamoDB({});
     const store = new s3.S3({});
     const failure = (promise: Promise<unknown>) => promise.then(() => 'none', (error) => error);
     export const work = async (event: any) => { ${body} };`,
  );
  const { stage } = await deploy(runner.target, key, spec, { packages });
  const invoke = async (event: unknown = {}) => {
    const result = await runner.target.invoke(stage, 'work', JSON.stringify(event));
    if (result.functionError !== undefined) throw new Error(result.payload);
    return JSON.parse(result.payload);
  };
  return { stage, invoke };
}

test('a table speaks DynamoDB with the unchanged SDK', async () => {
  const orders = aTable({
    sortKey: { name: 'at', type: 'N' },
    indexes: { a: { name: 'by_state', partitionKey: { name: 'state', type: 'S' } } },
    ttlAttribute: 'expires',
  });
  const { invoke } = await run(
    'dynamodb',
    `const TableName = process.env.ORDERS_TABLE;
     await db.putItem({ TableName, Item: { id: { S: 'a' }, at: { N: '1' }, state: { S: 'new' } } });
     await db.batchWriteItem({ RequestItems: { [TableName!]: [{ PutRequest: { Item: { id: { S: 'a' }, at: { N: '2' }, state: { S: 'done' } } } }] } });
     const refused = await failure(db.putItem({ TableName, Item: { id: { S: 'a' }, at: { N: '1' } }, ConditionExpression: 'attribute_not_exists(id)' }));
     const updated = await db.updateItem({ TableName, Key: { id: { S: 'a' }, at: { N: '1' } }, UpdateExpression: 'SET #n = if_not_exists(#n, :zero) + :one', ExpressionAttributeNames: { '#n': 'count' }, ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } }, ReturnValues: 'UPDATED_NEW' });
     const query = await db.query({ TableName, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: 'a' } }, ScanIndexForward: false });
     const index = await db.query({ TableName, IndexName: 'by_state', KeyConditionExpression: '#s = :s', ExpressionAttributeNames: { '#s': 'state' }, ExpressionAttributeValues: { ':s': { S: 'done' } } });
     const ttl = await db.describeTimeToLive({ TableName });
     const sql = await failure(db.executeStatement({ Statement: 'SELECT 1' }));
     return { TableName, refused: refused.name, updated: updated.Attributes, query: query.Items!.map((item) => item.at!.N), index: index.Items!.map((item) => item.at!.N), ttl: ttl.TimeToLiveDescription, sql: [sql.name, sql.message] };`,
    [orders],
  );
  expect(await invoke()).toEqual({
    TableName: 'shop-dev-orders',
    refused: 'ConditionalCheckFailedException',
    updated: { count: { N: '1' } },
    query: ['2', '1'],
    index: ['2'],
    ttl: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
    sql: ['UnknownOperationException', expect.stringContaining('has no ExecuteStatement')],
  });
});

test('a transaction happens whole or not at all', async () => {
  const { invoke } = await run(
    'transactions',
    `const TableName = process.env.ORDERS_TABLE;
     const key = (id: string) => ({ id: { S: id } });
     const put = (id: string, more = {}) => ({ Put: { TableName, Item: key(id), ...more } });
     const fresh = { ConditionExpression: 'attribute_not_exists(id)' };
     await db.transactWriteItems({ TransactItems: [put('a', fresh), put('b', fresh), { ConditionCheck: { TableName, Key: key('none'), ...fresh } }] });
     const refused = await failure(db.transactWriteItems({ TransactItems: [put('c'), { Delete: { TableName, Key: key('a') } }, put('b', fresh)] }));
     const scan = await db.scan({ TableName });
     const got = await db.transactGetItems({ TransactItems: [{ Get: { TableName, Key: key('a') } }, { Get: { TableName, Key: key('none') } }] });
     return { refused: [refused.name, refused.CancellationReasons.map((reason: any) => reason.Code)], ids: scan.Items!.map((item) => item.id!.S).sort(), got: got.Responses!.map((each) => each.Item?.id?.S ?? null) };`,
    [aTable()],
  );
  expect(await invoke()).toEqual({
    refused: ['TransactionCanceledException', ['None', 'None', 'ConditionalCheckFailed']],
    ids: ['a', 'b'],
    got: ['a', null],
  });
});

test('a bucket speaks S3 with the unchanged SDK', async () => {
  const { invoke } = await run(
    's3',
    `const { Readable } = await import('node:stream');
     const Bucket = process.env.UPLOADS_BUCKET;
     const text = async (key: string, options = {}) => (await store.getObject({ Bucket, Key: key, ...options })).Body!.transformToString();
     await store.putObject({ Bucket, Key: 'a b/ü+1.txt', Body: 'hello', ContentType: 'text/plain', Metadata: { owner: 'ada' } });
     await store.putObject({ Bucket, Key: 'stream', Body: Readable.from([Buffer.from('in '), Buffer.from('parts')]), ContentLength: 8, ChecksumAlgorithm: 'CRC32' });
     const upload = await store.createMultipartUpload({ Bucket, Key: 'large' });
     const part = await store.uploadPart({ Bucket, Key: 'large', UploadId: upload.UploadId, PartNumber: 1, Body: Buffer.alloc(5 * 1024 * 1024, 'x') });
     await store.completeMultipartUpload({ Bucket, Key: 'large', UploadId: upload.UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: part.ETag }] } });
     await store.copyObject({ Bucket, Key: 'copy', CopySource: Bucket + '/stream' });
     const head = await store.headObject({ Bucket, Key: 'a b/ü+1.txt' });
     const list = await store.listObjectsV2({ Bucket });
     const range = await text('stream', { Range: 'bytes=3-7' });
     await store.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'copy' }] } });
     const missing = await failure(store.getObject({ Bucket, Key: 'copy' }));
     return { text: await text('a b/ü+1.txt'), stream: await text('stream'), range, type: head.ContentType, owner: head.Metadata, keys: list.Contents!.map((each) => each.Key).sort(), size: (await store.headObject({ Bucket, Key: 'large' })).ContentLength, missing: missing.name };`,
    [aBucket()],
  );
  expect(await invoke()).toEqual({
    text: 'hello',
    stream: 'in parts',
    range: 'parts',
    type: 'text/plain',
    owner: { owner: 'ada' },
    keys: ['a b/ü+1.txt', 'copy', 'large', 'stream'],
    size: 5 * 1024 * 1024,
    missing: 'NoSuchKey',
  });
});

test('a queue speaks SQS with the unchanged SDK', async () => {
  const dead = aQueue({ name: 'dead' });
  const jobs = aQueue({ name: 'jobs', deadLetter: { queue: dead.id, maxReceiveCount: 1 } });
  const { invoke } = await run(
    'sqs',
    `const { QueueUrl } = await queues.getQueueUrl({ QueueName: process.env.JOBS_QUEUE });
     const MessageAttributes = { kind: { DataType: 'String', StringValue: 'a' }, size: { DataType: 'Number', StringValue: '2' } };
     const sent = await queues.sendMessage({ QueueUrl, MessageBody: 'hällo', MessageAttributes });
     const batch = await queues.sendMessageBatch({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'late', DelaySeconds: 60 }, { Id: 'b', MessageBody: 'x' }] });
     const [first] = (await queues.receiveMessage({ QueueUrl, MessageAttributeNames: ['All'], WaitTimeSeconds: 1 })).Messages!;
     const [second] = (await queues.receiveMessage({ QueueUrl })).Messages!;
     const none = await queues.receiveMessage({ QueueUrl });
     await queues.changeMessageVisibility({ QueueUrl, ReceiptHandle: first!.ReceiptHandle, VisibilityTimeout: 0 });
     await queues.deleteMessage({ QueueUrl, ReceiptHandle: second!.ReceiptHandle });
     const again = await queues.receiveMessage({ QueueUrl });
     const gone = await queues.receiveMessage({ QueueUrl: QueueUrl!.replace('jobs', 'dead') });
     const { Attributes } = await queues.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
     const missing = await failure(queues.getQueueUrl({ QueueName: 'nothing' }));
     const create = await failure(queues.createQueue({ QueueName: 'new' }));
     return { first: [first!.Body, first!.MessageAttributes], isSame: first!.MessageId === sent.MessageId, batch: batch.Successful!.map((each) => each.Id), second: second!.Body, none: none.Messages ?? null, again: again.Messages ?? null, gone: gone.Messages!.map((each) => each.Body), delayed: Attributes!.ApproximateNumberOfMessagesDelayed, missing: missing.name, create: create.message };`,
    [jobs, dead],
  );
  expect(await invoke()).toEqual({
    first: [
      'hällo',
      { kind: { DataType: 'String', StringValue: 'a' }, size: { DataType: 'Number', StringValue: '2' } },
    ],
    isSame: true,
    batch: ['a', 'b'],
    second: 'x',
    none: null,
    again: null,
    gone: ['hällo'],
    delayed: '1',
    missing: 'QueueDoesNotExist',
    create: expect.stringContaining('has no CreateQueue'),
  });
});

test('a topic speaks SNS with the unchanged SDK', async () => {
  const { invoke } = await run(
    'sns',
    `const TopicArn = 'arn:aws:sns:us-east-1:123456789012:' + process.env.NEWS_TOPIC;
     const one = await topics.publish({ TopicArn, Message: 'a < b & c', Subject: 'S' });
     const two = await topics.publishBatch({ TopicArn, PublishBatchRequestEntries: [{ Id: 'a', Message: 'x' }, { Id: 'b', Message: '' }] });
     const missing = await failure(topics.publish({ TopicArn: TopicArn + 'x', Message: 'm' }));
     const create = await failure(topics.createTopic({ Name: 'new' }));
     return { one: typeof one.MessageId, two: [two.Successful!.map((each) => each.Id), two.Failed!.map((each) => [each.Id, each.Code])], missing: missing.name, create: create.message };`,
    [aTopic({ name: 'news' })],
  );
  expect(await invoke()).toEqual({
    one: 'string',
    two: [['a'], [['b', 'InvalidParameter']]],
    missing: 'NotFoundException',
    create: expect.stringContaining('has no CreateTopic'),
  });
});

test('other services say that they are not here', async () => {
  const { invoke } = await run(
    'others',
    `const answer = await fetch(process.env.AWS_ENDPOINT_URL + '/', { method: 'POST', headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=x' }, body: '{}' });
     return [answer.status, await answer.text()];`,
    [aTable()],
  );
  const [status, text] = await invoke();
  expect([status, JSON.parse(text).message]).toEqual([400, expect.stringContaining('has no kinesis yet')]);
});
