import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { startTable } from './dynamodb';
import { startQueue } from './queue';

await startTable({ variable: 'DOCUMENTS_TABLE', name: 'documents', keys: ['id'] });
const { sent } = await startQueue({ variable: 'INCOMING_QUEUE', name: 'incoming' });
const { app } = await import('../app');
const { http, lambda, events } = new Client(app);

async function handIn(text: string): Promise<string> {
  const body = JSON.stringify({ text });
  const answer = await http.post('/documents', { headers: { 'Content-Type': 'application/json' }, body });
  assert.equal(answer.statusCode, 202);
  assert.deepEqual(answer.jsonBody, { id: answer.jsonBody.id, state: 'queued' });
  return answer.jsonBody.id;
}

/** What lies in the queue goes to a worker, as Lambda hands it over. */
const deliver = async (worker: string, bodies: readonly string[]) =>
  (await lambda.invoke(worker, events.generateSqsEvent(bodies))).payload;

test('a document is answered at once and read behind the queue', async () => {
  const id = await handIn('Tea for two, two for tea.');
  assert.deepEqual((await http.get(`/documents/${id}`)).jsonBody, { id, state: 'queued' });
  assert.deepEqual(await deliver('read_documents', sent.splice(0)), { batchItemFailures: [] });
  const mostUsed = ['for', 'tea', 'two'].map((word) => ({ word, times: 2 }));
  const statistics = { words: 6, readingMinutes: 1, mostUsed };
  assert.deepEqual((await http.get(`/documents/${id}`)).jsonBody, { id, state: 'done', statistics });
});

test('what cannot be read fails alone, and is marked once it came to the second queue', async () => {
  const good = await handIn('One word');
  const bad = await handIn('...');
  const [first = '', second = ''] = sent.splice(0);
  const { batchItemFailures } = await deliver('read_documents', [first, second]);
  assert.equal(batchItemFailures.length, 1);
  await deliver('mark_failed', [second]);
  assert.equal((await http.get(`/documents/${good}`)).jsonBody.state, 'done');
  assert.deepEqual((await http.get(`/documents/${bad}`)).jsonBody, { id: bad, state: 'failed' });
});

test('a message that comes twice changes nothing', async () => {
  const id = await handIn('Again and again');
  const [message = ''] = sent.splice(0);
  await deliver('read_documents', [message]);
  const once = (await http.get(`/documents/${id}`)).jsonBody;
  await deliver('read_documents', [message]);
  assert.deepEqual((await http.get(`/documents/${id}`)).jsonBody, once);
});

test('a document that is not there is not found, an empty one is refused', async () => {
  assert.equal((await http.get('/documents/none')).statusCode, 404);
  const headers = { 'Content-Type': 'application/json' };
  assert.equal((await http.post('/documents', { headers, body: '{"text":""}' })).statusCode, 400);
  assert.deepEqual(sent, []);
});
