import { expect, test } from 'vitest';
import { z } from 'zod';
import { Chalice, Response } from './index.js';
import { Client } from './testing/index.js';

const json = { 'Content-Type': 'application/json' };

function aShop() {
  const app = new Chalice('shop', { env: {} });
  const body = z.object({ title: z.string(), lines: z.array(z.object({ count: z.number() })) });
  app.post('/orders', { body }, ({ validBody }) => ({ title: validBody.title, count: validBody.lines.length }));
  const query = z.object({ page: z.coerce.number().default(1), tag: z.array(z.string()).optional() });
  app.get('/orders', { query }, ({ validQuery }) => validQuery);
  app.get('/broken', { response: z.object({ id: z.string() }) }, () => ({ id: 7 }));
  app.get('/sound', { response: z.object({ id: z.string() }) }, () => new Response({ id: '7' }, { statusCode: 201 }));
  return { app, http: new Client(app).http };
}

test('a body that fits reaches the view as its schema made it', async () => {
  const { http } = aShop();
  const order = JSON.stringify({ title: 'tea', lines: [{ count: 1 }], secret: 'dropped' });
  expect((await http.post('/orders', { headers: json, body: order })).jsonBody).toEqual({ title: 'tea', count: 1 });
});

test('a body that does not fit is a 400 that names every field', async () => {
  const { http } = aShop();
  const answer = await http.post('/orders', { headers: json, body: '{"lines":[{"count":"many"}]}' });
  expect(answer.statusCode).toBe(400);
  expect(answer.jsonBody.Code).toBe('BadRequestError');
  expect(answer.jsonBody.Message).toMatch(/^title: .*\nlines\.0\.count: /);
});

test('a query gives its last values, and all of them where the schema asks for a list', async () => {
  const { http } = aShop();
  expect((await http.get('/orders?page=2&page=3&tag=a&tag=b')).jsonBody).toEqual({ page: 3, tag: ['a', 'b'] });
  expect((await http.get('/orders?tag=one')).jsonBody).toEqual({ page: 1, tag: ['one'] });
  expect((await http.get('/orders')).jsonBody).toEqual({ page: 1 });
  expect((await http.get('/orders?page=x')).statusCode).toBe(400);
});

test('an answer that does not fit is a 500 that tells the caller nothing, and is logged', async () => {
  const { app, http } = aShop();
  const logged: unknown[][] = [];
  app.log.error = (...values) => void logged.push(values);
  expect((await http.get('/broken')).jsonBody).toMatchObject({ Code: 'InternalServerError' });
  expect(String(logged[0]?.at(-1))).toContain('id: ');
  expect(await http.get('/sound')).toMatchObject({ statusCode: 201, jsonBody: { id: '7' } });
});
