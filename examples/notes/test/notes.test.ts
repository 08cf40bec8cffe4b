import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { startTable } from './dynamodb';

await startTable({ variable: 'NOTES_TABLE', name: 'notes', keys: ['owner', 'id'] });
const { app } = await import('../app');
const { http } = new Client(app);

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** As somebody whom the user pool has signed in. In a test the token's signature is not checked, its claims count. */
function as(name: string, body?: object) {
  const claims = { sub: name, email: `${name}@example.com`, 'cognito:username': name, exp: 4102444800 };
  const Authorization = `${encoded({ alg: 'RS256' })}.${encoded(claims)}.c2lnbmF0dXJl`;
  const headers = { Authorization, 'Content-Type': 'application/json' };
  return body === undefined ? { headers } : { headers, body: JSON.stringify(body) };
}

test('a member is who the token says', async () => {
  assert.deepEqual((await http.get('/me', as('ada'))).jsonBody, { id: 'ada', email: 'ada@example.com' });
});

test('notes are added, listed in their order, and removed', async () => {
  const added = await http.post('/notes', as('ada', { title: 'Groceries', text: 'Tea, milk' }));
  assert.equal(added.statusCode, 201);
  const { id, createdAt, ...note } = added.jsonBody;
  assert.deepEqual(note, { owner: 'ada', title: 'Groceries', text: 'Tea, milk' });
  await http.post('/notes', as('ada', { title: 'Plans' }));

  const titles = (await http.get('/notes', as('ada'))).jsonBody.notes.map(({ title }: { title: string }) => title);
  assert.deepEqual(titles.sort(), ['Groceries', 'Plans']);
  assert.equal((await http.delete(`/notes/${id}`, as('ada'))).statusCode, 204);
  assert.equal((await http.delete(`/notes/${id}`, as('ada'))).statusCode, 404);
});

test('somebody else’s note is as good as not there', async () => {
  const { id } = (await http.post('/notes', as('ada', { title: 'Mine' }))).jsonBody;
  assert.deepEqual((await http.get('/notes', as('bob'))).jsonBody, { notes: [] });
  assert.equal((await http.delete(`/notes/${id}`, as('bob'))).statusCode, 404);
});

test('a note without a title is refused', async () => {
  assert.equal((await http.post('/notes', as('ada', { title: '' }))).statusCode, 400);
});
