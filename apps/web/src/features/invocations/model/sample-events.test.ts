import { readFileSync } from 'node:fs';
import { appSpecSchema, emptyAppSpec, listLambdaFunctions } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { sampleEventOf } from './sample-events';

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

function exampleApp(name: string) {
  const url = new URL(`../../../../../../examples/${name}/app-spec.json`, import.meta.url);
  const stored: object = JSON.parse(readFileSync(url, 'utf8'));
  return appSpecSchema.parse({ ...stored, source: {} });
}

const sampleOf = (app: string, functionName: string) => {
  const spec = exampleApp(app);
  const lambdaFunction = listLambdaFunctions(spec).find((each) => each.name === functionName);
  if (lambdaFunction === undefined) throw new Error(`${app} has no ${functionName}`);
  return sampleEventOf(lambdaFunction, { spec, stageName: 'dev', now });
};

test('a schedule gets the event of EventBridge, by the second', () => {
  expect(sampleOf('todo', 'sweep_done')).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-01-02T03:04:05Z',
    resources: ['arn:aws:events:us-east-1:123456789012:rule/todo-dev-sweep_done'],
    detail: {},
  });
});

test('an S3 handler gets a key under its prefix, in the bucket as it is named in the stage', () => {
  expect(sampleOf('thumbnails', 'make_thumbnail')).toMatchObject({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        s3: { bucket: { name: 'thumbnails-dev-images' }, object: { key: 'originals/example.txt' } },
      },
    ],
  });
});

test('a WebSocket handler gets a message that selects its route', () => {
  expect(sampleOf('chat', 'websocket_message_join')).toMatchObject({
    body: '{"action":"join"}',
    requestContext: { routeKey: 'join', eventType: 'MESSAGE' },
  });
  expect(sampleOf('chat', 'websocket_connect')).toMatchObject({ requestContext: { routeKey: '$connect' } });
});

test('the REST function gets a proxy event of its first route, an authorizer a token', () => {
  expect(sampleOf('todo', 'api_handler')).toMatchObject({ resource: '/todos', httpMethod: 'GET', body: null });
  expect(sampleOf('todo', 'check_token')).toMatchObject({ type: 'TOKEN', authorizationToken: 'Bearer token' });
});

test('queues, topics, streams and tables are named as they are in the stage', () => {
  const handler = { file: 'chalicelib/x.ts', export: 'x' };
  const origin = { type: 'managed' } as const;
  const at = { order: 'a', handler };
  const resource = { order: 'a', kind: 'resource', origin } as const;
  const spec = appSpecSchema.parse({
    ...emptyAppSpec('shop'),
    resources: {
      res_queuexxxxx: { ...resource, id: 'res_queuexxxxx', type: 'queue', name: 'orders', fifo: true },
      res_topicxxxxx: { ...resource, id: 'res_topicxxxxx', type: 'topic', name: 'news' },
      res_streamxxxx: { ...resource, id: 'res_streamxxxx', type: 'stream', name: 'clicks' },
      res_tablexxxxx: {
        ...resource,
        id: 'res_tablexxxxx',
        type: 'table',
        name: 'stock',
        partitionKey: { name: 'sku', type: 'S' },
        sortKey: { name: 'at', type: 'N' },
        streamViewType: 'KEYS_ONLY',
      },
    },
    eventSources: {
      sqs_ordersxxxx: { ...at, id: 'sqs_ordersxxxx', kind: 'sqs-message', name: 'on_order', queue: 'res_queuexxxxx' },
      sns_newsxxxxxx: { ...at, id: 'sns_newsxxxxxx', kind: 'sns-message', name: 'on_news', topic: 'res_topicxxxxx' },
      kin_clicksxxxx: {
        ...at,
        id: 'kin_clicksxxxx',
        kind: 'kinesis-record',
        name: 'on_click',
        stream: 'res_streamxxxx',
      },
      ddb_stockxxxxx: {
        ...at,
        id: 'ddb_stockxxxxx',
        kind: 'dynamodb-record',
        name: 'on_stock',
        table: 'res_tablexxxxx',
      },
      cwe_deployxxxx: {
        ...at,
        id: 'cwe_deployxxxx',
        kind: 'cw-event',
        name: 'on_state',
        pattern: {
          source: ['aws.ec2'],
          'detail-type': ['EC2 change'],
          detail: { state: ['running'], n: [{ numeric: ['>', 1] }] },
        },
      },
    },
  });
  const samples = Object.fromEntries(
    listLambdaFunctions(spec).map((each) => [each.name, sampleEventOf(each, { spec, stageName: 'dev', now })]),
  );
  expect(samples.on_order).toMatchObject({
    Records: [
      {
        eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:shop-dev-orders.fifo',
        attributes: { MessageGroupId: '1' },
      },
    ],
  });
  expect(samples.on_news).toMatchObject({
    Records: [{ Sns: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:shop-dev-news' } }],
  });
  expect(samples.on_click).toMatchObject({
    Records: [{ eventSourceARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/shop-dev-clicks' }],
  });
  expect(samples.on_stock).toMatchObject({
    Records: [{ dynamodb: { Keys: { sku: { S: 'example' }, at: { N: '1' } }, StreamViewType: 'KEYS_ONLY' } }],
  });
  expect(samples.on_stock).not.toHaveProperty('Records.0.dynamodb.NewImage');
  expect(samples.on_state).toMatchObject({
    source: 'aws.ec2',
    'detail-type': 'EC2 change',
    detail: { state: 'running', n: null },
  });
});
