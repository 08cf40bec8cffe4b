import type { Chalice } from '@chalice-studio/runtime';
import { Client } from '@chalice-studio/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBundle } from '../testing/load-bundle';
import { getExample, setLambdaVariables, startTable } from './testing';

let app: Chalice;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ stop } = await startTable('todos', ['owner', 'id']));
  setLambdaVariables({ TODOS_TABLE: 'todos', TODO_TOKENS: 'ada:a,bob:b' });
  app = await loadBundle((await getExample('todo')).spec);
});

afterAll(() => stop());

const as = (token: string, body?: unknown) => ({
  headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

test('todos are added, read, changed, removed, and swept once they are done', async () => {
  const { http, lambda } = new Client(app);
  const added = await http.post('/todos', as('a', { text: 'Water the plants' }));
  expect(added).toMatchObject({ statusCode: 201, jsonBody: { owner: 'ada', text: 'Water the plants', isDone: false } });
  const { id } = added.jsonBody;
  await http.post('/todos', as('a', { text: 'Feed the cat' }));

  const changed = await http.patch(`/todos/${id}`, as('a', { isDone: true }));
  expect(changed.jsonBody).toMatchObject({ id, text: 'Water the plants', isDone: true });
  expect((await http.get(`/todos/${id}`, as('a'))).jsonBody).toEqual(changed.jsonBody);

  const { payload } = await lambda.invoke('sweep_done', { time: '2026-01-01T00:00:00Z' });
  expect(payload).toEqual({ swept: 1 });
  const { todos } = (await http.get('/todos', as('a'))).jsonBody;
  expect(todos.map((todo: { text: string }) => todo.text)).toEqual(['Feed the cat']);

  expect((await http.delete(`/todos/${todos[0].id}`, as('a'))).statusCode).toBe(204);
  expect((await http.get('/todos', as('a'))).jsonBody).toEqual({ todos: [] });
});

test('everybody sees their own todos only', async () => {
  const { http } = new Client(app);
  const { id } = (await http.post('/todos', as('a', { text: 'Mine' }))).jsonBody;
  expect((await http.get('/todos', as('b'))).jsonBody).toEqual({ todos: [] });
  expect((await http.get(`/todos/${id}`, as('b'))).statusCode).toBe(404);
  expect((await http.patch(`/todos/${id}`, as('b', { isDone: true }))).statusCode).toBe(404);
});

test('a caller without a token, with a wrong one, or with a body that does not fit is turned away', async () => {
  const { http } = new Client(app);
  expect((await http.get('/todos')).statusCode).toBe(401);
  expect((await http.get('/todos', as('nobody’s'))).statusCode).toBe(403);
  const refused = await http.post('/todos', as('a', { text: '' }));
  expect(refused).toMatchObject({ statusCode: 400, jsonBody: { Code: 'BadRequestError' } });
  expect(refused.headers['Access-Control-Allow-Origin'] ?? refused.headers['access-control-allow-origin']).toBe('*');
});
