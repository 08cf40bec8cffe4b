import { Chalice } from '@chalice-studio/runtime';
import { findOrder, placeOrder } from './chalicelib/orders';

export const app = new Chalice('orders');

app.post('/orders', placeOrder);
app.get('/orders/{id}', findOrder);

export const { handler, handlers } = app;
