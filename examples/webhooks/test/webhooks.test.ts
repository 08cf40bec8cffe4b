import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { startTable } from './dynamodb';
import { startQueue } from './queue';

await startTable({ variable: 'DELIVERIES_TABLE', name: 'deliveries', keys: ['source', 'id'] });
const { sent } = await startQueue({ variable: 'RECEIVED_QUEUE', name: 'received' });
process.env.WEBHOOK_SECRET = 'a secret of the test';
const { app } = await import('../app');
const { http, lambda, events } = new Client(app);

const payload = '{"type":"order.paid",  "order":"1042"}';
const signatureOf = (body: string) =>
  `sha256=${createHmac('sha256', 'a secret of the test').update(body).digest('hex')}`;

/** A sender's call; headers may be other than they should. */
const deliver = (headers: Record<string, string>, body = payload) =>
  http.post('/webhooks/shop', {
    headers: { 'Content-Type': 'application/json', 'X-Signature-256': signatureOf(body), ...headers },
    body,
  });

const deliveries = async () => (await http.get('/webhooks/shop')).jsonBody.deliveries;

test('a delivery is taken once however often it comes, and handled behind the queue', async (context) => {
  const lines = context.mock.method(console, 'log', () => undefined);
  const first = await deliver({ 'X-Delivery': 'a' });
  assert.equal(first.statusCode, 202);
  assert.deepEqual(first.jsonBody, { id: 'a', isNew: true });
  assert.deepEqual((await deliver({ 'X-Delivery': 'a' })).jsonBody, { id: 'a', isNew: false });
  assert.equal((await deliveries())[0].state, 'received');

  await lambda.invoke('handle_delivery', events.generateSqsEvent(sent.splice(0)));
  const paid = lines.mock.calls.filter((call) => call.arguments[0] === 'shop: order 1042 is paid');
  assert.equal(paid.length, 1);
  const [delivery] = await deliveries();
  assert.equal(delivery.state, 'handled');
  assert.deepEqual(delivery.payload, JSON.parse(payload));
});

test('the signature is that of the very bytes: a forged one, or the same JSON written otherwise, is turned away', async () => {
  const before = (await deliveries()).length;
  assert.equal((await deliver({ 'X-Delivery': 'b', 'X-Signature-256': 'sha256=00' })).statusCode, 401);
  const rewritten = JSON.stringify(JSON.parse(payload));
  const refused = await deliver({ 'X-Delivery': 'b', 'X-Signature-256': signatureOf(payload) }, rewritten);
  assert.equal(refused.statusCode, 401);
  assert.equal((await deliveries()).length, before);
  assert.deepEqual(sent, []);
});

test('a delivery without an id, or that is no object, is refused', async () => {
  assert.equal((await deliver({})).statusCode, 400);
  assert.equal((await deliver({ 'X-Delivery': 'c' }, '[]')).statusCode, 400);
});
