import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { startBucket } from './bucket';
import { startTable } from './dynamodb';

await startTable({ variable: 'SALES_TABLE', name: 'sales', keys: ['day', 'id'] });
await startBucket({ variable: 'REPORTS_BUCKET', name: 'reports' });
const { app } = await import('../app');
const { http, lambda } = new Client(app);

const sell = (product: string, quantity: number, cents: number) =>
  http.post('/sales', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ product, quantity, cents }),
  });

test('the sales of a day become a report that spreadsheets read, and that holds no formula of a stranger', async () => {
  const { statusCode, jsonBody } = await sell('Teapot, blue', 2, 1999);
  assert.equal(statusCode, 201);
  await sell('Teapot, blue', 1, 2500);
  await sell('=1+1', 1, 100);

  const { day } = jsonBody;
  const { payload } = await lambda.invoke('daily_report', { time: `${day}T12:00:00Z` });
  assert.deepEqual(payload, { made: [{ day, sales: 3 }] });
  assert.deepEqual((await http.get('/reports')).jsonBody, { days: [day] });
  const report = await http.get(`/reports/${day}`);
  assert.equal(report.headers['Content-Type'], 'text/csv');
  assert.equal(
    Buffer.from(report.body).toString(),
    'product,pieces,revenue\r\n"Teapot, blue",3,64.98\r\n\'=1+1,1,1.00\r\n',
  );
});

test('a day without sales has no report', async () => {
  const { payload } = await lambda.invoke('daily_report', { time: '2001-02-03T06:00:00Z' });
  assert.deepEqual(payload, { made: [] });
  assert.equal((await http.get('/reports/2001-02-02')).statusCode, 404);
});

test('a sale of nothing is refused', async () => {
  assert.equal((await sell('Cup', 0, 100)).statusCode, 400);
});
