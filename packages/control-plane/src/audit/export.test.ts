import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from '../testing/person';
import { openTestStudio, root, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;
let teamId: string;
let projectId: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'audit-export-'));
  studio = await openTestStudio();
  ada = await studio.signUp('Ada <img src=x>');
  teamId = await ada.teamId();
  projectId = (await ada.createProject()).project.id;
  for (const name of ['alpha', 'beta', 'gamma']) await ada.client.stages.create({ projectId, name });
});
afterAll(async () => {
  await studio.close();
  rmSync(folder, { recursive: true, force: true });
});

async function exported(query = '', of = `teams/${teamId}`): Promise<string[]> {
  const answer = await ada.fetch(`/api/${of}/audit.jsonl${query}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).trimEnd().split('\n');
}

/** What the command says of these lines. */
function verify(lines: readonly string[], ...options: string[]) {
  const file = path.join(folder, 'audit.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const script = path.join(root, 'scripts/verify-audit.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...options], { encoding: 'utf8' });
  return { status, words: `${stdout}${stderr}`.trim() };
}

test('a whole export is intact, and ends with its own entry and the head that the page shows', async () => {
  const lines = await exported();
  const { hash, sequence } = await ada.client.audit.chain({ teamId });
  const last = JSON.parse(lines.at(-2) ?? '');
  expect(last).toMatchObject({ sequence, hash, entry: { action: 'audit.export', chain: teamId } });
  const verified = verify(lines, '--head', hash);
  expect(verified).toEqual({ status: 0, words: expect.stringContaining(`Intact: ${sequence} entries from the first`) });
});

test('an entry that was changed, removed or moved shows, wherever it stands', async () => {
  const lines = await exported();
  const changed = lines.with(3, (lines[3] ?? '').replace('alpha', 'omega'));
  expect(changed).not.toEqual(lines);
  expect(verify(changed)).toMatchObject({ status: 1, words: expect.stringContaining('not as it was written') });
  for (let at = 1; at < lines.length - 1; at += 1) {
    expect(verify(lines.toSpliced(at, 1)).status, `without line ${at}`).toBe(1);
  }
  const swapped = lines.with(2, lines[3] ?? '').with(3, lines[2] ?? '');
  expect(verify(swapped)).toMatchObject({ status: 1, words: expect.stringContaining('in its place') });
});

test('a cut end shows by the missing last line; with that mended, by the head that was noted elsewhere', async () => {
  const { hash: noted } = await ada.client.audit.chain({ teamId });
  const lines = await exported();
  expect(verify(lines.slice(0, -1))).toMatchObject({ status: 1, words: expect.stringContaining('cut off') });
  // Somebody who cuts with care mends the first and the last line too.
  const kept = lines.slice(1, -3);
  const last = JSON.parse(kept.at(-1) ?? '');
  const header = { ...JSON.parse(lines[0] ?? ''), head: { sequence: last.sequence, hash: last.hash } };
  const forged = [JSON.stringify(header), ...kept, JSON.stringify({ type: 'end', entries: kept.length })];
  expect(verify(forged).status).toBe(0);
  expect(verify(forged, '--head', noted)).toMatchObject({ status: 1, words: expect.stringContaining(noted) });
});

test('a filtered export has just what the page shows, and says that gaps cannot be told', async () => {
  const lines = await exported('?action=stage&subject=BET');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    isFiltered: true,
    note: expect.stringContaining('cannot be checked'),
  });
  expect(verify(lines)).toMatchObject({ status: 2, words: expect.stringContaining('filtered') });
  const { items } = await ada.client.audit.list({ teamId, action: 'stage', subject: 'BET' });
  expect(items.map(({ id }) => id)).toEqual([JSON.parse(lines[1] ?? '').entry.id]);
  const ofProject = await exported('', `projects/${projectId}`);
  expect(JSON.parse(ofProject[0] ?? '').isFiltered).toBe(true);
  const forged = lines.with(1, (lines[1] ?? '').replace('beta', 'zeta'));
  expect(verify(forged).status).toBe(1);
  expect((await ada.fetch(`/api/teams/${teamId}/audit.jsonl?from=yesterday`)).status).toBe(422);
});

test('what is no export is told', () => {
  expect(verify(['{"type":"other"}'])).toMatchObject({ status: 2, words: expect.stringContaining('no export') });
  expect(verify(['not json'])).toMatchObject({ status: 2 });
  expect(verify([''])).toMatchObject({ status: 2, words: expect.stringContaining('empty') });
});

test('the list is filtered by person, action, subject, time and project, and paged from the newest', async () => {
  const { project: other } = await ada.createProject();
  const list = ada.client.audit.list;
  const first = await list({ teamId, limit: 3 });
  const second = await list({ teamId, limit: 3, cursor: first.nextCursor });
  const sequences = [...first.items, ...second.items].map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.toSorted((one, another) => another - one));
  expect(new Set(sequences).size).toBe(6);
  const newest = first.items[0]?.at ?? 0;
  expect((await list({ teamId, from: newest + 1 })).items).toEqual([]);
  expect((await list({ teamId, to: newest + 1, limit: 1 })).items[0]?.id).toBe(first.items[0]?.id);
  expect((await list({ teamId, actorId: 'nobody' })).items).toEqual([]);
  const ofOther = await list({ teamId, projectId: other.id });
  expect(new Set(ofOther.items.map(({ project }) => project?.id))).toEqual(new Set([other.id]));
  expect((await ada.client.audit.listOfProject({ projectId: other.id })).items).toEqual(ofOther.items);
  await expect(list({ teamId, cursor: 'x' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await ada.client.audit.choices({ teamId })).toMatchObject({
    actors: [{ id: await ada.id(), name: 'Ada <img src=x>' }],
    actions: expect.arrayContaining(['project.create', 'stage.create']),
    projects: expect.arrayContaining([{ id: other.id, name: other.name }]),
  });
});

test('the page’s own check reads the whole chain, and names the first fault', async () => {
  const { sequence } = await ada.client.audit.chain({ teamId });
  const verified = await ada.client.audit.verify({ teamId });
  expect(verified).toMatchObject({ checked: sequence, sequence });
  expect(verified.broken).toBeUndefined();
  const { auditEntry } = studio.studio.database.prisma;
  await auditEntry.updateMany({ where: { teamId, sequence: 2 }, data: { subject: 'forged' } });
  const { broken } = await ada.client.audit.verify({ teamId });
  expect(broken).toEqual({ sequence: 2, reason: 'Entry 2 is not as it was written.' });
});

test('what is of no team is in the studio’s own log, for administrators alone', async () => {
  const bob = await studio.signUp('Bob');
  const wrong = { email: bob.email, password: 'not the password of bob' };
  expect((await bob.post('/api/auth/sign-in/email', wrong)).status).toBe(401);
  const { items } = await ada.client.audit.list({ teamId: 'instance' });
  expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['person.create', 'session.fail']));
  expect(JSON.stringify(items)).not.toContain(wrong.password);
  const lines = await exported('', 'teams/instance');
  expect(verify(lines)).toMatchObject({ status: 0 });
  expect((await ada.client.audit.verify({ teamId: 'instance' })).broken).toBeUndefined();
  for (const refused of [
    bob.client.audit.list({ teamId: 'instance' }),
    bob.client.audit.chain({ teamId: 'instance' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect((await bob.fetch('/api/teams/instance/audit.jsonl')).status).toBe(404);
});
