import { Chalice, CORSConfig } from '@chalice-studio/runtime';
import { tokenAuth } from './chalicelib/auth';
import { admin } from './chalicelib/blueprints/admin';
import { list as customersList } from './chalicelib/customers';
import { countClicks, indexOrders, onInvoice, onNews, onPush, work } from './chalicelib/events';
import { connected, watch } from './chalicelib/live';
import { timed } from './chalicelib/middleware';
import { exportOrders, list, order, sweep } from './chalicelib/orders';
import { orderBody } from './schemas';

export const app = new Chalice('shop');
app.api.cors = true;

// Authorizers
const tokenAuthAuthorizer = app.authorizer({ name: 'token_auth', ttlSeconds: 30 }, tokenAuth);

// Middleware
app.middleware('http', timed);

// Routes
app.route(
  '/orders/{id}',
  {
    methods: ['GET', 'PUT'],
    authorizer: tokenAuthAuthorizer,
    cors: new CORSConfig({ allowOrigin: 'https://shop.example', maxAge: 600 }),
    body: orderBody,
  },
  order,
);
app.route('/orders', list);
app.route('/customers', { apiKeyRequired: true }, customersList);

// Schedules
app.schedule('rate(5 minutes)', { name: 'sweep', description: 'Removes Ada’s old carts', retries: 0 }, sweep);

// Events
app.onCwEvent(
  { source: ['aws.codecommit'], 'detail-type': ['CodeCommit Repository State Change'] },
  { name: 'on_push' },
  onPush,
);
app.onS3Event('invoices', { name: 'on_invoice', prefix: 'in/', suffix: '.pdf', deadLetter: 'failed' }, onInvoice);
app.onSnsMessage('news', { name: 'on_news', filterPolicy: { kind: ['price'] } }, onNews);
app.onSqsMessage({ name: 'work', queue: 'jobs', batchSize: 10, reportBatchItemFailures: true }, work);
app.onKinesisRecord('website-clicks', { name: 'count_clicks' }, countClicks);
app.onDynamodbRecord('orders', { name: 'index_orders', startingPosition: 'TRIM_HORIZON' }, indexOrders);

// Functions
app.lambdaFunction({ name: 'export_orders' }, exportOrders);

// WebSockets
app.onWsConnect({ name: 'websocket_connect' }, connected);
app.onWsMessage({ name: 'websocket_message_watch', routeKey: 'watch' }, watch);

// Blueprints
app.registerBlueprint(admin, { namePrefix: 'admin_', urlPrefix: '/admin' });

export const { handler, handlers } = app;
