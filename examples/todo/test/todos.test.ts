import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { startTable } from './dynamodb';

await startTable({ variable: 'TODOS_TABLE', name: 'todos', keys: ['owner', 'id'] });
process.env.TODO_TOKENS = 'ada:a,bob:b';
const { app } = await import('../app');
const { http, lambda } = new Client(app);

const as = (token: string, body?: unknown) => ({
  headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

test('todos are added, read, changed, removed, and swept once they are done', async () => {
  const added = await http.post('/todos', as('a', { text: 'Water the plants' }));
  assert.equal(added.statusCode, 201);
  assert.equal(added.headers.Location, `/todos/${added.jsonBody.id}`);
  const { id, createdAt, ...todo } = added.jsonBody;
  assert.deepEqual(todo, { owner: 'ada', text: 'Water the plants', isDone: false });
  await http.post('/todos', as('a', { text: 'Feed the cat' }));

  const changed = await http.patch(`/todos/${id}`, as('a', { isDone: true }));
  assert.deepEqual(changed.jsonBody, { ...added.jsonBody, isDone: true });
  assert.deepEqual((await http.get(`/todos/${id}`, as('a'))).jsonBody, changed.jsonBody);

  const { payload } = await lambda.invoke('sweep_done', { time: '2026-01-01T00:00:00Z' });
  assert.deepEqual(payload, { swept: 1 });
  const { todos } = (await http.get('/todos', as('a'))).jsonBody;
  assert.deepEqual(
    todos.map(({ text }: { text: string }) => text),
    ['Feed the cat'],
  );

  assert.equal((await http.delete(`/todos/${todos[0].id}`, as('a'))).statusCode, 204);
  assert.deepEqual((await http.get('/todos', as('a'))).jsonBody, { todos: [] });
});

test('everybody sees their own todos only', async () => {
  const { id } = (await http.post('/todos', as('a', { text: 'Mine' }))).jsonBody;
  assert.deepEqual((await http.get('/todos', as('b'))).jsonBody, { todos: [] });
  assert.equal((await http.get(`/todos/${id}`, as('b'))).statusCode, 404);
  assert.equal((await http.patch(`/todos/${id}`, as('b', { isDone: true }))).statusCode, 404);
});

test('a caller with a wrong token, or with a body that does not fit, is turned away', async () => {
  assert.equal((await http.get('/todos', as('nobody’s'))).statusCode, 403);
  const refused = await http.post('/todos', as('a', { text: '' }));
  assert.equal(refused.statusCode, 400);
  assert.equal(refused.jsonBody.Code, 'BadRequestError');
});
