import { aUse } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { createApp, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

/** Inputs by which a fuzzer made the studio fail, or could have: each is refused, or does no harm. */
let studio: TestStudio;
let ada: TestPerson;
beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
});
afterAll(() => studio.close());

test('a number larger than any that is stored is refused', async () => {
  const { projectId } = await createApp(ada);
  for (const path of [`revisions/9007199254740990`, `changes?revision=9007199254740990`]) {
    const answer = await ada.fetch(`/api/v1/projects/${projectId}/${path}`);
    expect([path, answer.status]).toEqual([path, 422]);
    expect(await answer.json()).toMatchObject({ code: 'INVALID', message: expect.stringContaining('number') });
  }
});

test('a time that is none is refused', async () => {
  for (const time of ['1.2e148', '-62135596800001', '8640000000000001']) {
    const answer = await ada.fetch(`/api/v1/teams/${await ada.teamId()}/audit?to=${time}`);
    expect([time, answer.status]).toEqual([time, 422]);
  }
});

test('text with the one character that Postgres does not store does no harm, wherever it stands', async () => {
  const { projectId, stageId } = await createApp(ada);
  const nul = 'a\u0000b';
  const post = (path: string, body: unknown) =>
    ada.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const answers = await Promise.all([
    ada.fetch(`/api/v1/projects/${encodeURIComponent(nul)}`),
    ada.fetch(`/api/v1/stages/${stageId}/logs?nextToken=%00&text=%00`),
    post('/api/v1/teams', { name: nul }),
    post(`/api/v1/projects/${projectId}/canvas`, { clientId: nul, notes: {} }),
    ada.post('/api/auth/sign-in/email', { email: `${nul}@example.com`, password: nul }),
    ada.post('/api/rpc/apiTokens/revoke', { json: { tokenId: nul } }),
    ada.post('/api/rpc/streams/subscribe', { json: { streamId: nul, topics: [nul] } }),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(statuses.filter((status) => status >= 400).length).toBeGreaterThan(4);
});

test('a use of itself is told as a problem of the design', async () => {
  const { projectId } = await createApp(ada);
  const use = aUse('use_aaaaaaaaaa', 'use_aaaaaaaaaa');
  const { revision } = await ada.client.revisions.open({ projectId });
  const change = {
    clientEditId: createRecordId(),
    baseRevision: revision,
    edits: [{ type: 'create' as const, collection: 'uses' as const, entity: { ...use, id: 'use_aaaaaaaaaa' } }],
  };
  await ada.client.revisions.submit({ projectId, change }).catch((error: unknown) => {
    expect(error).not.toMatchObject({ status: 500 });
  });
  const answer = await ada.fetch(`/api/v1/projects/${projectId}/template`);
  expect(answer.status).toBeLessThan(500);
});

test('a name of the prototype in an input changes no object of the studio', async () => {
  const { projectId } = await createApp(ada);
  const bodies = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];
  for (const body of bodies) {
    for (const path of ['/api/v1/teams', `/api/v1/projects/${projectId}/changes`, '/api/auth/sign-in/email']) {
      const headers = { 'content-type': 'application/json' };
      expect((await ada.fetch(path, { method: 'POST', headers, body })).status, path).toBeLessThan(500);
    }
    const change = { clientEditId: createRecordId(), baseRevision: 0, edits: [JSON.parse(body)] };
    await ada.post('/api/rpc/revisions/submit', { json: { projectId, change } });
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('no pattern that an input is held against takes long, whatever the input', async () => {
  const text = await (await ada.fetch('/api/openapi.json')).text();
  const patterns = new Set(
    [...text.matchAll(/"pattern":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, json = '""']) => String(JSON.parse(json))),
  );
  expect(patterns.size).toBeGreaterThan(10);
  const pieces = ['a', 'A', '0', '-', '_', '.', '/', 'a-', 'a.', '{a}', ' ', '@', 'a@', 'ä', '::', '*'];
  for (const pattern of patterns) {
    const expression = new RegExp(pattern, 'u');
    for (const piece of pieces) {
      const input = `${piece.repeat(20_000)}\u0001`;
      const began = performance.now();
      expression.test(input);
      expect(performance.now() - began, `${pattern} on many ${piece}`).toBeLessThan(1000);
    }
  }
});
