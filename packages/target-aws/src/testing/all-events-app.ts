import type { AppSpec, Entity, Resource } from '@chalice-studio/appspec';
import { aBucket, anApp, anAuthorizer, aRoute, aSchedule, aTable, aUse, testId } from '@chalice-studio/appspec/testing';

const file = 'chalicelib/heard.ts';
const handler = (name: string) => ({ handler: { file, export: name } });
const managed = <Type extends Resource['type']>(type: Type, name: string) => ({
  id: testId('resource'),
  order: name,
  kind: 'resource' as const,
  origin: { type: 'managed' as const },
  type,
  name,
});
const source = <Kind extends string>(kind: Kind, name: string) => ({ order: name, kind, name, ...handler(name) });

/** An app of every construct; each handler logs `heard NAME` and what it heard, so that a test can see events arrive. */
export function allEventsApp(): AppSpec {
  const orders = aTable({ streamViewType: 'NEW_AND_OLD_IMAGES' });
  const invoices = aBucket({ name: 'invoices' });
  const failed = managed('queue', 'failed');
  const jobs = { ...managed('queue', 'jobs'), deadLetter: { queue: failed.id, maxReceiveCount: 2 } };
  const news = managed('topic', 'news');
  const clicks = { ...managed('stream', 'clicks'), shardCount: 1 };
  const guard = anAuthorizer({ ...handler('guard'), name: 'guard' });
  const admin: Entity = {
    ...{ id: testId('blueprint'), order: 'admin', kind: 'blueprint', name: 'admin' },
    mounts: { main: { order: 'a', namePrefix: 'admin_', urlPrefix: '/admin' } },
  };
  const order = aRoute({ ...handler('order'), path: '/orders/{id}', methods: ['PUT'], authorizer: { id: guard.id } });
  const events: Entity[] = [
    { id: testId('cw-event'), ...source('cw-event', 'on_push'), pattern: { source: ['shop.test'] } },
    { id: testId('s3-event'), ...source('s3-event', 'on_invoice'), bucket: invoices.id, prefix: 'in/', suffix: '.pdf' },
    {
      id: testId('sns-message'),
      ...source('sns-message', 'on_news'),
      topic: news.id,
      filterPolicy: { kind: ['price'] },
    },
    { id: testId('sqs-message'), ...source('sqs-message', 'work'), queue: jobs.id, reportBatchItemFailures: true },
    {
      id: testId('kinesis-record'),
      ...source('kinesis-record', 'count_clicks'),
      stream: clicks.id,
      startingPosition: 'TRIM_HORIZON',
    },
    {
      id: testId('dynamodb-record'),
      ...source('dynamodb-record', 'index_orders'),
      table: orders.id,
      startingPosition: 'TRIM_HORIZON',
    },
    aSchedule({ ...handler('sweep'), expression: 'rate(1 minute)', retries: 0, deadLetter: failed.id }),
    aSchedule({ ...handler('report'), blueprint: admin.id, name: 'report', expression: 'cron(0 6 ? * MON-FRI *)' }),
  ];
  const spec = anApp([
    ...[orders, invoices, failed, jobs, news, clicks, admin, guard, order, ...events],
    aRoute({ ...handler('audit'), blueprint: admin.id, path: '/audit', apiKeyRequired: true }),
    { id: testId('middleware'), order: 'm', kind: 'middleware', eventType: 'http', ...handler('timed') },
    {
      id: testId('lambda-function'),
      order: 'f',
      kind: 'lambda-function',
      name: 'export_orders',
      ...handler('exportOrders'),
    },
    { id: testId('websocket-handler'), order: 'w', kind: 'websocket-handler', event: 'message', ...handler('said') },
    aUse(order.id, orders.id, ['read', 'write']),
  ]);
  return { ...spec, api: { cors: true }, source: { [file]: code } };
}

const heard = (name: string) => `export function ${name}(event: { toDict(): unknown }) {
  console.log('heard ${name} ' + JSON.stringify(event.toDict()));
}
`;
const code = `import { AuthResponse, type AuthRequest, type Request, type Response } from '@chalice-studio/runtime';

export function guard(request: AuthRequest) {
  return new AuthResponse({ routes: request.token === 'open' ? ['*'] : [], principalId: 'somebody' });
}
export function order(request: Request) {
  return { id: request.uriParams?.id, table: process.env.ORDERS_TABLE, timed: true };
}
export const audit = () => ({ audited: true });
export const timed = (event: Request, next: (event: Request) => unknown) => next(event);
export const exportOrders = () => ({ exported: 3 });
export const said = () => undefined;
${['on_push', 'on_invoice', 'on_news', 'work', 'count_clicks', 'index_orders', 'sweep', 'report'].map(heard).join('')}`;
