import { createHmac } from 'node:crypto';
import path from 'node:path';
import { readExamples } from '@chalice-studio/codegen/examples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { aRunner, deploy } from './testing/a-runner';

let runner: Awaited<ReturnType<typeof aRunner>>;
const examples = await readExamples(path.join(import.meta.dirname, '../../../examples'));

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

/** An example of the gallery, deployed as its user deploys it. */
async function running(name: string) {
  const example = examples.find((each) => each.name === name);
  if (example === undefined) throw new Error(`There is no example ${name}.`);
  const { spec } = example;
  const packages = Object.keys(spec.dependencies.packages);
  const { stage } = await deploy(runner.target, name, spec, { packages });
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const bytes =
      body === undefined ? {} : { body: body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)) };
    const answer = await runner.target.request(stage, { method, path, headers, ...bytes });
    const text = new TextDecoder().decode(answer.body);
    const isJson = answer.headers.some(([key, value]) => /^content-type$/i.test(key) && value.includes('json'));
    return { statusCode: answer.statusCode, body: isJson && text !== '' ? JSON.parse(text) : text };
  };
  return { stage, call, tryIt: example.tryIt };
}

const json = { 'Content-Type': 'application/json' };

test('reports: sales become a report that spreadsheets read, and that holds no formula of a stranger', async () => {
  const { stage, call } = await running('reports');
  const sell = (product: string, quantity: number, cents: number) =>
    call('POST', '/sales', json, { product, quantity, cents });
  expect((await sell('Teapot, blue', 2, 1999)).statusCode).toBe(201);
  await sell('=1+1', 1, 100);
  expect((await sell('Cup', 0, 100)).statusCode).toBe(400);

  const { payload } = await runner.target.invoke(
    stage,
    'daily_report',
    JSON.stringify({ time: new Date().toISOString() }),
  );
  const { made } = z
    .object({ made: z.array(z.object({ day: z.string(), sales: z.int() })) })
    .parse(JSON.parse(payload));
  expect(made).toMatchObject([{ sales: 2 }]);
  const day = made[0]?.day;
  expect((await call('GET', '/reports')).body).toEqual({ days: [day] });
  const report = 'product,pieces,revenue\r\n"Teapot, blue",2,39.98\r\n\'=1+1,1,1.00\r\n';
  expect(await call('GET', `/reports/${day}`)).toEqual({ statusCode: 200, body: report });
  expect((await call('GET', '/reports/2000-01-01')).statusCode).toBe(404);
});

test('documents: the worker reads what was queued; what fails three times is marked', async () => {
  const { call } = await running('documents');
  const handIn = async (text: string) => (await call('POST', '/documents', json, { text })).body.id;
  const good = await handIn('Tea for two, two for tea.');
  const bad = await handIn('...');
  await expect
    .poll(async () => (await call('GET', `/documents/${good}`)).body, { timeout: 15_000 })
    .toMatchObject({
      state: 'done',
      statistics: { words: 6, readingMinutes: 1, mostUsed: [{ word: 'for', times: 2 }, {}, {}] },
    });
  await expect
    .poll(async () => (await call('GET', `/documents/${bad}`)).body.state, { timeout: 20_000, interval: 250 })
    .toBe('failed');
  expect((await call('GET', '/documents/none')).statusCode).toBe(404);
});

test('notes: a member of the pool sees their own, others nothing', async () => {
  const { call, tryIt } = await running('notes');
  const token = tryIt.flatMap((each) => (each.type === 'request' ? [each.headers.Authorization ?? ''] : []))[0] ?? '';
  const [head, claims, signature] = token.split('.');
  const of = (change: object) => {
    const changed = { ...JSON.parse(Buffer.from(claims ?? '', 'base64url').toString('utf8')), ...change };
    return {
      ...json,
      Authorization: [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.'),
    };
  };
  expect((await call('GET', '/me', of({}))).body).toEqual({ id: 'ada', email: 'ada@example.com' });
  const added = await call('POST', '/notes', of({}), { title: 'Groceries' });
  expect(added).toMatchObject({ statusCode: 201, body: { owner: 'ada', title: 'Groceries' } });
  expect((await call('GET', '/notes', of({ sub: 'bob' }))).body).toEqual({ notes: [] });
  expect((await call('DELETE', `/notes/${added.body.id}`, of({ sub: 'bob' }))).statusCode).toBe(404);
  expect((await call('DELETE', `/notes/${added.body.id}`, of({}))).statusCode).toBe(204);
  expect((await call('GET', '/notes')).statusCode).toBe(401);
  expect((await call('GET', '/notes', of({ exp: 1 }))).statusCode).toBe(401);
});

test('webhooks: a delivery is handled once however often it comes; a forged one not at all', async () => {
  const { stage, call } = await running('webhooks');
  const payload = { type: 'order.paid', order: '7' };
  const signature = `sha256=${createHmac('sha256', 'change-me').update(JSON.stringify(payload)).digest('hex')}`;
  const deliver = (headers: Record<string, string>) =>
    call('POST', '/webhooks/shop', { ...json, 'X-Signature-256': signature, 'X-Delivery': 'a', ...headers }, payload);
  expect(await deliver({})).toEqual({ statusCode: 202, body: { id: 'a', isNew: true } });
  expect(await deliver({})).toEqual({ statusCode: 202, body: { id: 'a', isNew: false } });
  expect((await deliver({ 'X-Signature-256': 'sha256=00' })).statusCode).toBe(401);
  expect((await deliver({ 'X-Delivery': '' })).statusCode).toBe(400);
  const lines = async () => (await runner.target.readLogs(stage, { limit: 100, text: 'is paid' })).events.length;
  await expect.poll(lines, { timeout: 15_000 }).toBe(1);
  expect((await call('GET', '/webhooks/shop')).statusCode).toBe(403);
});

test('what the gallery offers to try is answered as it says', async () => {
  for (const { name, tryIt } of examples) {
    const { stage, call } = await running(name);
    for (const each of tryIt) {
      if (each.type === 'invoke') {
        const { functionError } = await runner.target.invoke(
          stage,
          each.function,
          JSON.stringify({ time: '2026-01-02T06:00:00Z' }),
        );
        expect(functionError, `${name}: ${each.label}`).toBeUndefined();
      }
      if (each.type !== 'request') continue;
      const body = each.body === undefined ? undefined : Buffer.from(each.body.data, each.body.encoding);
      const { statusCode } = await call(each.method, each.path, each.headers, body);
      expect(statusCode < 300, `${name}: ${each.label} is ${statusCode}`).toBe(!each.label.includes('forged'));
    }
  }
});
