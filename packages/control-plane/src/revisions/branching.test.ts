import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { secretOf } from '../testing/askers';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
  bob = await studio.signUp('Bob');
}, 60_000);
afterAll(() => studio.close());

const aName = () => `b${createRecordId(8)}`;
const note = { x: 1, y: 2, width: 200, height: 100, color: 'yellow' as const, text: 'Why' };

test('a branch begins as its source was at that revision, with its canvas, and says where it comes from', async () => {
  const name = aName();
  const { projectId, route, write } = await createApp(ada, { name });
  await write([setFile('chalicelib/later.ts', 'export {};\n')]);
  const positions = { [route.id]: { x: 40, y: 80 } };
  await ada.client.revisions.move({ projectId, clientId: 'c', positions });
  await ada.client.canvas.annotate({ projectId, clientId: 'c', notes: { note_a: note } });
  const branchName = aName();
  const teamId = await ada.teamId();
  const branch = await ada.client.revisions.branch({ projectId, revision: 2, teamId, name: branchName });
  expect(branch).toMatchObject({
    ...{ name: branchName, teamId, revision: 1, counts: { routes: 1 }, stages: [{ name: 'dev' }] },
    branchedFrom: { projectId, name, revision: 2 },
  });
  const source = await ada.client.revisions.get({ projectId, revision: 2 });
  const opened = await ada.client.revisions.open({ projectId: branch.id });
  expect(opened).toEqual({
    spec: { ...source.spec, name: branchName },
    revision: 1,
    positions,
    notes: { note_a: note },
  });
  expect(opened.spec.source).not.toHaveProperty('chalicelib/later.ts');
  const { items } = await ada.client.revisions.list({ projectId: branch.id });
  expect(items.map(({ summary }) => summary)).toEqual([`Branched from ${name}, revision 2`]);
  expect((await ada.client.projects.get({ projectId })).branchedFrom).toBeNull();
});

test('changing a branch leaves its source alone', async () => {
  const { projectId } = await createApp(ada);
  const before = await ada.client.revisions.open({ projectId });
  const teamId = await ada.teamId();
  const { id } = await ada.client.revisions.branch({ projectId, revision: 2, teamId, name: aName() });
  const change = { clientEditId: createRecordId(), baseRevision: 1, edits: [setFile('chalicelib/new.ts', 'x')] };
  await ada.client.revisions.submit({ projectId: id, change });
  await ada.client.revisions.move({ projectId: id, clientId: 'c', positions: { rt_x: { x: 1, y: 1 } } });
  expect(await ada.client.revisions.open({ projectId })).toEqual(before);
});

test('whoever may only look at the source can branch into a team of their own; both logs tell of it', async () => {
  const { projectId } = await createApp(ada);
  const { url } = await ada.client.shares.invite({ projectId, role: 'viewer' });
  await bob.client.invitations.accept({ secret: secretOf(url) });
  const [from, into] = [await ada.teamId(), await bob.teamId()];
  await expect(
    bob.client.revisions.branch({ projectId, revision: 2, teamId: from, name: aName() }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const name = aName();
  const branch = await bob.client.revisions.branch({ projectId, revision: 2, teamId: into, name });
  expect(branch).toMatchObject({ teamId: into, role: 'owner' });
  const entries = await studio.studio.database.prisma.auditEntry.findMany({
    where: {
      OR: [
        { projectId, action: 'project.branch' },
        { projectId: branch.id, action: 'project.create' },
      ],
    },
  });
  expect(entries.map(({ action, teamId, actorName, details }) => ({ action, teamId, actorName, details }))).toEqual(
    expect.arrayContaining([
      {
        ...{ action: 'project.branch', teamId: from, actorName: 'Bob' },
        details: { revision: 2, intoTeam: into, intoProject: name },
      },
      {
        ...{ action: 'project.create', teamId: into, actorName: 'Bob' },
        details: { branchedFrom: expect.objectContaining({ projectId, revision: 2 }) },
      },
    ]),
  );
});

test('a taken name and a revision that is not there are refused, and leave nothing', async () => {
  const name = aName();
  const { projectId } = await createApp(ada, { name });
  const teamId = await ada.teamId();
  const before = await ada.client.projects.list({ teamId });
  await expect(ada.client.revisions.branch({ projectId, revision: 2, teamId, name })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(name),
  });
  await expect(ada.client.revisions.branch({ projectId, revision: 9, teamId, name: aName() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'There is no revision 9.',
  });
  expect(await ada.client.projects.list({ teamId })).toHaveLength(before.length);
});
