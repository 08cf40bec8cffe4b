import type { AppSpec, Entity } from '@chalice-studio/appspec';
import { aBucket, anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from '@chalice-studio/appspec/testing';

/** A shop with a construct of every kind, the way a team would name things. */
export function aShop(): { spec: AppSpec; ids: { order: string; audit: string } } {
  let count = 0;
  const place = () => {
    count += 1;
    return { order: `a${String(count).padStart(3, '0')}` };
  };
  const handler = (file: string, name: string) => ({ handler: { file: `chalicelib/${file}.ts`, export: name } });
  const resource = { kind: 'resource', origin: { type: 'managed' } } as const;

  const orders = aTable({ ...place(), streamViewType: 'NEW_AND_OLD_IMAGES' });
  const invoices = aBucket({ ...place(), name: 'invoices' });
  const failed = { id: testId('resource'), ...place(), ...resource, type: 'queue' as const, name: 'failed' };
  const jobs = { id: testId('resource'), ...place(), ...resource, type: 'queue' as const, name: 'jobs' };
  const news = { id: testId('resource'), ...place(), ...resource, type: 'topic' as const, name: 'news' };
  const clicks: Entity = {
    ...{ id: testId('resource'), ...place(), kind: 'resource', type: 'stream', name: 'clicks' },
    origin: { type: 'existing', identifier: 'website-clicks' },
  };
  const admin: Entity = {
    ...{ id: testId('blueprint'), ...place(), kind: 'blueprint', name: 'admin' },
    mounts: { main: { order: 'a', namePrefix: 'admin_', urlPrefix: '/admin' } },
  };
  const token = anAuthorizer({ ...place(), ...handler('auth', 'tokenAuth'), ttlSeconds: 30 });
  const people: Entity = {
    ...{ id: testId('authorizer'), ...place(), kind: 'authorizer', type: 'cognito', name: 'people' },
    providerArns: ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a1b2c3'],
  };
  const order = aRoute({
    ...place(),
    ...handler('orders', 'order'),
    path: '/orders/{id}',
    methods: ['GET', 'PUT'],
    authorizer: { id: token.id },
    cors: { allowOrigin: 'https://shop.example', maxAge: 600 },
    bodySchema: {
      type: 'object',
      description: 'An order as its customer changes it',
      properties: {
        note: { type: 'string', maxLength: 500 },
        lines: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: { article: { type: 'string' }, count: { type: 'integer', minimum: 1 } },
            required: ['article', 'count'],
          },
        },
        state: { enum: ['open', 'paid', 'sent'] },
      },
      required: ['lines'],
      additionalProperties: false,
    },
  });
  const audit = aRoute({
    ...place(),
    ...handler('admin', 'auditTrail'),
    blueprint: admin.id,
    path: '/audit',
    authorizer: { id: people.id, scopes: ['audit'] },
  });
  const source = <Kind extends string>(kind: Kind, name: string) => ({ ...place(), kind, name });
  const spec = anApp([
    ...[orders, invoices, failed, jobs, news, clicks, admin, token, people],
    ...[aRoute({ ...place(), ...handler('orders', 'list') }), order, audit],
    aRoute({ ...place(), ...handler('customers', 'list'), path: '/customers', apiKeyRequired: true }),
    { id: testId('middleware'), ...place(), kind: 'middleware', eventType: 'http', ...handler('middleware', 'timed') },
    aSchedule({ ...place(), ...handler('orders', 'sweep'), description: 'Removes Ada’s old carts', retries: 0 }),
    aSchedule({
      ...place(),
      ...handler('admin', 'report'),
      ...{ blueprint: admin.id, name: 'report', expression: 'cron(0 6 ? * MON-FRI *)' },
    }),
    {
      id: testId('cw-event'),
      ...source('cw-event', 'on_push'),
      ...handler('events', 'onPush'),
      pattern: { source: ['aws.codecommit'], 'detail-type': ['CodeCommit Repository State Change'] },
    },
    {
      id: testId('s3-event'),
      ...source('s3-event', 'on_invoice'),
      ...handler('events', 'onInvoice'),
      bucket: invoices.id,
      prefix: 'in/',
      suffix: '.pdf',
      deadLetter: failed.id,
    },
    {
      id: testId('sns-message'),
      ...source('sns-message', 'on_news'),
      ...handler('events', 'onNews'),
      topic: news.id,
      filterPolicy: { kind: ['price'] },
    },
    {
      id: testId('sqs-message'),
      ...source('sqs-message', 'work'),
      ...handler('events', 'work'),
      queue: jobs.id,
      batchSize: 10,
      reportBatchItemFailures: true,
    },
    {
      id: testId('kinesis-record'),
      ...source('kinesis-record', 'count_clicks'),
      ...handler('events', 'countClicks'),
      stream: clicks.id,
    },
    {
      id: testId('dynamodb-record'),
      ...source('dynamodb-record', 'index_orders'),
      ...handler('events', 'indexOrders'),
      table: orders.id,
      startingPosition: 'TRIM_HORIZON',
    },
    {
      id: testId('lambda-function'),
      ...place(),
      kind: 'lambda-function',
      name: 'export_orders',
      ...handler('orders', 'exportOrders'),
    },
    {
      id: testId('websocket-handler'),
      ...place(),
      kind: 'websocket-handler',
      event: 'connect',
      ...handler('live', 'connected'),
    },
    {
      id: testId('websocket-handler'),
      ...place(),
      kind: 'websocket-handler',
      event: 'message',
      routeKey: 'watch',
      ...handler('live', 'watch'),
    },
    aUse(order.id, orders.id, ['read', 'write']),
  ]);
  return {
    spec: { ...spec, description: 'Orders, invoices and what happens to them.', api: { cors: true } },
    ids: { order: order.id, audit: audit.id },
  };
}
