import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stackNameOf } from './deploy/stack-name';
import { listStackResources } from './stack/stack-resources';
import { aCloud } from './testing/a-cloud';
import { allEventsApp } from './testing/all-events-app';
import { REGION } from './testing/connected-account';
import { isWithoutEmulator } from './testing/without-emulator';

let cloud: Awaited<ReturnType<typeof aCloud>>;

describe.skipIf(isWithoutEmulator)('an app of every construct in an AWS account', () => {
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());

  test('hears its queue, topic, bucket, streams, rule and schedule, and only what it asked for', async () => {
    const spec = allEventsApp();
    const { target, stage } = await cloud.deploy(spec);
    const resources = await listStackResources(cloud.owner, stackNameOf(stage));
    const idOf = (logicalId: string) => resources.get(logicalId)?.physicalId ?? '';
    const configuration = {
      region: REGION,
      endpoint: cloud.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const clients = {
      sqs: new SQSClient(configuration),
      sns: new SNSClient(configuration),
      kinesis: new KinesisClient(configuration),
      dynamoDB: new DynamoDBClient(configuration),
      events: new EventBridgeClient(configuration),
    };
    await clients.sqs.send(new SendMessageCommand({ QueueUrl: idOf('JobsQueue'), MessageBody: 'a job' }));
    const publish = (kind: string) =>
      clients.sns.send(
        new PublishCommand({
          TopicArn: idOf('NewsTopic'),
          Message: `news of ${kind}`,
          MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
        }),
      );
    await publish('price');
    await publish('weather');
    const Bucket = idOf('InvoicesBucket');
    await cloud.owner.s3.send(new PutObjectCommand({ Bucket, Key: 'in/one.pdf', Body: 'pdf' }));
    await cloud.owner.s3.send(new PutObjectCommand({ Bucket, Key: 'out/two.pdf', Body: 'pdf' }));
    const record = { StreamName: idOf('ClicksStream'), PartitionKey: 'a', Data: Buffer.from('a click') };
    await clients.kinesis.send(new PutRecordCommand(record));
    await clients.dynamoDB.send(new PutItemCommand({ TableName: idOf('OrdersTable'), Item: { id: { S: 'order-7' } } }));
    const entry = (Source: string) => ({ Source, DetailType: 'push', Detail: `{"from":"${Source}"}` });
    await clients.events.send(new PutEventsCommand({ Entries: [entry('shop.test'), entry('other.test')] }));

    const heard = async (name: string) =>
      (await target.readLogs(stage, { limit: 1000, text: `heard ${name} ` })).events.map(({ message }) => message);
    const expected = {
      work: 'a job',
      on_news: 'news of price',
      on_invoice: 'in/one.pdf',
      count_clicks: Buffer.from('a click').toString('base64'),
      index_orders: 'order-7',
      on_push: 'shop.test',
    };
    for (const [name, text] of Object.entries(expected))
      await expect.poll(() => heard(name), { timeout: 20_000, message: name }).toEqual([expect.stringContaining(text)]);
    await target.invoke(stage, 'admin_report', JSON.stringify({ source: 'aws.events' }));
    await expect.poll(() => heard('report')).toHaveLength(1);

    const call = (method: string, at: string, headers = {}) => target.request(stage, { method, path: at, headers });
    const order = await call('PUT', '/orders/7', { authorization: 'open' });
    expect(JSON.parse(Buffer.from(order.body).toString())).toMatchObject({ id: '7', table: idOf('OrdersTable') });
    expect((await call('PUT', '/orders/7', { authorization: 'shut' })).statusCode).toBe(403);
    expect((await call('GET', '/admin/audit')).statusCode).toBe(403);
    expect(JSON.parse((await target.invoke(stage, 'export_orders', '{}')).payload)).toEqual({ exported: 3 });
    // A minute may pass before EventBridge fires a rate for the first time.
    await expect.poll(() => heard('sweep'), { timeout: 90_000, interval: 2_000 }).not.toEqual([]);
  }, 240_000);
});
