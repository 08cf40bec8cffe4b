import { Chalice } from '@chalice-studio/runtime';
import { handleDelivery } from './chalicelib/deliveries';
import { listDeliveries, receiveWebhook } from './chalicelib/webhooks';

export const app = new Chalice('webhooks');

// Routes
app.route('/webhooks/{source}', { methods: ['POST'] }, receiveWebhook);
app.route('/webhooks/{source}', { apiKeyRequired: true }, listDeliveries);

// Events
app.onSqsMessage({ name: 'handle_delivery', queue: 'received' }, handleDelivery);

export const { handler, handlers } = app;
