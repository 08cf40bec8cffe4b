import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'shop');
});

test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ['/admin/audit', '/customers', '/orders', '/orders/{id}']);
});

test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), [
    'admin_report',
    'count_clicks',
    'export_orders',
    'index_orders',
    'on_invoice',
    'on_news',
    'on_push',
    'sweep',
    'token_auth',
    'websocket_connect',
    'websocket_message_watch',
    'work',
  ]);
});

test('a caller without a token is turned away', async () => {
  const { statusCode } = await new Client(app).http.request('GET', '/orders/id');
  assert.equal(statusCode, 401);
});
