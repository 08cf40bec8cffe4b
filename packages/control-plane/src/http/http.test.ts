import Ajv2020 from 'ajv/dist/2020';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApp, ORIGIN, PASSWORD, TestPerson } from '../testing/person';
import { listProcedures, readingProcedures } from '../testing/procedures';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
});
afterAll(() => studio.close());

describe('the origin of a request', () => {
  const mutation = (headers: Record<string, string>) =>
    ada.fetch('/api/rpc/teams/me', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  test.each([
    ['the gateway, which is another port of the same host', { origin: 'http://localhost:3001' }],
    ['another site', { origin: 'https://example.com' }],
    ['a page without an origin', { origin: 'null' }],
    ['the host under a name that an attacker chose', { origin: 'http://rebound.example:3000' }],
    ['a page of the same site, whatever origin it claims', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
  ])('%s is refused a mutation', async (_title, headers) => {
    const answer = await mutation(headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('the studio’s own pages are let in, under each name of this machine', async () => {
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
      expect((await mutation({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    }
  });

  test('a session without an origin is refused a mutation; reading is not one', async () => {
    const cookie = { cookie: 'chalice-studio.session_token=x' };
    const send = (method: string) => studio.handle(new Request(`${ORIGIN}/api/v1/me`, { method, headers: cookie }));
    expect((await send('POST')).status).toBe(403);
    expect((await send('GET')).status).toBe(401);
  });

  test('a page of the same site reads nothing either', async () => {
    const headers = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' };
    expect((await ada.fetch('/api/v1/me', { headers })).status).toBe(403);
  });
});

test('cookies are for the studio’s own pages and no script', async () => {
  const answer = await new TestPerson(studio.handle).post('/api/auth/sign-in/email', {
    email: ada.email,
    password: PASSWORD,
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^chalice-studio\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
});

test('signing out ends the session, and a wrong password begins none', async () => {
  const bob = await studio.signUp('Bob');
  await bob.post('/api/auth/sign-out', {});
  await expect(bob.client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const answer = await bob.post('/api/auth/sign-in/email', { email: bob.email, password: 'not the password' });
  expect(answer.status).toBe(401);
});

test('everybody has a team of their own from the start', async () => {
  const { person, teams } = await ada.client.teams.me();
  expect(teams).toMatchObject([{ name: 'Ada’s team', memberRole: 'owner' }]);
  expect(person).toMatchObject({ name: 'Ada', email: ada.email });
});

test('an input that does not fit is refused by the names of its fields', async () => {
  const answer = await ada.post('/api/rpc/projects/create', {
    json: { teamId: 'x', name: '1', start: { type: 'blank' } },
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    json: { code: 'INVALID', message: 'name: A project name begins with a letter and has letters, digits, - and _.' },
  });
});

test('a body that is too long is cut off', async () => {
  const answer = await ada.post('/api/rpc/teams/me', { json: 'x'.repeat(9 * 1024 * 1024) });
  expect(answer.status).toBe(413);
  const streamed = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(1024 * 1024))),
  });
  const endless = await ada.fetch('/api/rpc/teams/me', { method: 'POST', body: streamed, ...{ duplex: 'half' } });
  expect(endless.status).toBe(413);
});

test('the plain view answers as the contract’s paths say', async () => {
  const { project } = await ada.createProject('todo');
  const list = await ada.fetch('/api/v1/projects');
  expect(await list.json()).toEqual(expect.arrayContaining([expect.objectContaining({ id: project.id })]));
  const missing = await ada.fetch('/api/v1/projects/nothing');
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ code: 'NOT_FOUND' });
  expect((await ada.fetch('/api/v1/nowhere')).status).toBe(404);
});

test('a list’s page is as long as a query string says', async () => {
  const { projectId } = await createApp(ada);
  const list = (limit: string) => ada.fetch(`/api/v1/projects/${projectId}/revisions?limit=${limit}`);
  const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string() });
  expect(page.parse(await (await list('1')).json()).items).toHaveLength(1);
  expect((await list('0')).status).toBe(422);
  expect((await list('many')).status).toBe(422);
});

test('what is read takes numbers and yes or no from a query string, which has texts alone', () => {
  const left = readingProcedures().flatMap(({ name, shape }) =>
    Object.entries(shape).flatMap(([field, schema]) => {
      const takes = (value: unknown) => z.safeParse(schema, value).success;
      const numbers = [1, 20, 1_700_000_000_000].filter(takes);
      // What is made a number of takes yes and no for 1 and 0.
      const values = numbers.length > 0 ? numbers : [true, false].filter(takes);
      return values.every((value) => takes(String(value))) ? [] : [`${name}: ${field}`];
    }),
  );
  expect(left).toEqual([]);
});

test('the OpenAPI document is one, and has every procedure', async () => {
  const document = openApiSchema.parse(await (await ada.fetch('/api/openapi.json')).json());
  expect(document.openapi).toBe('3.1.1');
  const operations = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  expect(operations.sort()).toEqual(listProcedures().sort());
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods)) {
      for (const schema of schemasOf(operation)) expect(ajv.validateSchema(schema), path).toBe(true);
    }
  }
});

test('an export is the project as it lies on a disk', async () => {
  const { project } = await ada.createProject('todo');
  const answer = await ada.fetch(`/api/projects/${project.id}/export.zip`);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${project.name}.zip"`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['app.ts', 'package.json', '.chalice/config.json'].map((file) => `${project.name}/${file}`)),
  );
  const stranger = await studio.signUp('Eve');
  expect((await stranger.fetch(`/api/projects/${project.id}/export.zip`)).status).toBe(404);
});

test('health tells of the database and the runner', async () => {
  const answer = await studio.handle(new Request(`${ORIGIN}/api/health`));
  expect(await answer.json()).toMatchObject({ status: 'ok', database: 'ready', runner: 'ready' });
});

const openApiSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
});

/** Every `schema` within an operation. */
function schemasOf(value: unknown): object[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'schema' && child !== null && typeof child === 'object' ? [child] : schemasOf(child),
  );
}
