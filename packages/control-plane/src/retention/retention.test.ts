import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { teamScope } from '../access/scope';
import { INSTANCE } from '../audit/chain';
import { verifyChain } from '../audit/verification';
import { createApp, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import { DAY_MS, HOUR_MS } from './options';
import { runRetention } from './run';

let studio: TestStudio;
/** The first person of a studio administers it. */
let ada: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
  bob = await studio.signUp('Bob');
  // The runs here are of days to come, on which they would not be signed in any more.
  await prisma().session.updateMany({ data: { expiresAt: new Date(Date.now() + 1000 * DAY_MS) } });
});
afterAll(() => studio.close());

const prisma = () => studio.studio.database.prisma;
/** The run that a studio makes so many days from now. */
const runAfter = (days: number) =>
  runRetention({
    database: prisma(),
    blobs: studio.studio.blobs,
    now: () => new Date(Date.now() + days * DAY_MS),
  });
const newest = async () => (await ada.client.retention.get()).runs[0];

test('old entries leave the front of a chain, the rest still fits, and a row proves that it ran', async () => {
  const teamId = await ada.teamId();
  await ada.createProject();
  const { sequence: written } = await ada.client.audit.keep({ teamId, keepDays: 30 });
  await runAfter(29);
  expect((await ada.client.audit.chain({ teamId })).anchorSequence).toBe(0);
  await runAfter(31);
  const chain = await ada.client.audit.chain({ teamId });
  expect(chain).toMatchObject({ anchorSequence: written, sequence: written + 1 });
  const { items } = await ada.client.audit.list({ teamId });
  expect(items).toMatchObject([{ action: 'audit.expire', details: { entries: written, upTo: written } }]);
  const verified = await ada.client.audit.verify({ teamId });
  expect(verified).toMatchObject({ checked: 1, anchorSequence: written });
  expect(verified.broken).toBeUndefined();
  const lines = (await (await ada.fetch(`/api/teams/${teamId}/audit.jsonl`)).text()).split('\n');
  expect(JSON.parse(lines[0] ?? '').anchor.sequence).toBe(written);
  // Its time is in the future, so it is the newest run for as long as this file runs.
  expect(await newest()).toMatchObject({ state: 'succeeded', removed: { 'audit entries': written }, failure: null });
});

test('a removed entry behind the anchor still shows', async () => {
  const teamId = await bob.teamId();
  for (let each = 0; each < 3; each += 1) await bob.createProject();
  await bob.client.audit.keep({ teamId, keepDays: 30 });
  await runAfter(70);
  await bob.createProject();
  const { anchorSequence } = await bob.client.audit.chain({ teamId });
  await prisma().auditEntry.deleteMany({ where: { teamId, sequence: anchorSequence + 1 } });
  const { broken } = await verifyChain(prisma(), teamScope(teamId));
  expect(broken?.sequence).toBe(anchorSequence + 1);
});

test('what deployments said goes after its days, the deployments stay', async () => {
  const { deploy, ended } = await createApp(bob);
  const { id: deploymentId } = await deploy();
  expect((await ended(deploymentId)).events.length).toBeGreaterThan(0);
  await ada.client.retention.setRule({ subject: 'deployment-events', keepDays: 10 });
  await runAfter(80);
  const { deployment, events } = await bob.client.deployments.get({ deploymentId });
  expect(deployment.status).toBe('succeeded');
  expect(events).toEqual([]);
  expect((await newest())?.removed['lines of deployments']).toBeGreaterThan(0);
});

test('it runs once a day, and of two that begin at once one does', async () => {
  const count = () => prisma().retentionRun.count();
  const before = await count();
  await Promise.all([runAfter(100), runAfter(100), runAfter(100)]);
  await runAfter(100.5);
  expect(await count()).toBe(before + 1);
  await runAfter(101);
  expect(await count()).toBe(before + 2);
});

test('a run that fails says why, lets the other steps run, and is tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const blobs = studio.studio.blobs;
  vi.spyOn(blobs, 'removeUnused').mockRejectedValueOnce(new Error('EACCES: the folder of artifacts'));
  await runAfter(200);
  const failed = await newest();
  expect(failed).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('EACCES: the folder of artifacts'),
  });
  expect(Object.keys(failed?.removed ?? {})).toContain('audit entries');
  await runAfter(200 + (2 * HOUR_MS) / DAY_MS);
  expect(await newest()).toMatchObject({ state: 'succeeded' });
  vi.restoreAllMocks();
});

test('a run whose process ended is told as interrupted, and another takes its place', async () => {
  const startedAt = new Date(Date.now() - 2 * HOUR_MS);
  await prisma().retentionRun.deleteMany();
  await prisma().retentionRun.create({ data: { id: 'dead', startedAt, removed: {} } });
  expect(await newest()).toMatchObject({ id: 'dead', state: 'interrupted' });
  await runAfter(0);
  expect((await newest())?.state).toBe('succeeded');
});

test('administrators set for how long, within bounds and on record; nobody else sees it', async () => {
  const set = ada.client.retention.setRule;
  const { rules } = await set({ subject: 'audit', keepDays: 400 });
  expect(rules.find(({ subject }) => subject === 'audit')?.keepDays).toBe(400);
  expect((await bob.client.audit.chain({ teamId: await bob.teamId() })).studioKeepDays).toBe(400);
  expect((await set({ subject: 'audit', keepDays: null })).rules[0]?.keepDays).toBeNull();
  await expect(set({ subject: 'audit', keepDays: 5 })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(bob.client.retention.get()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const told = await prisma().auditEntry.findMany({ where: { teamId: INSTANCE, action: 'retention.set' } });
  expect(told.map(({ before, after }) => ({ before, after }))).toContainEqual({
    before: { days: null },
    after: { days: 400 },
  });
});
