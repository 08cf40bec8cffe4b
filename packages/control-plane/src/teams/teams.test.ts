import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepHouse } from '../studio/housekeeping';
import { secretOf } from '../testing/askers';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const DAY_MS = 24 * 3600 * 1000;

let studio: TestStudio;
let ada: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
  bob = await studio.signUp('Bob');
});
afterAll(() => studio.close());

async function aTeam(name = 'Orders') {
  const team = await ada.client.teams.create({ name });
  const join = async (person: TestPerson, role: 'admin' | 'editor' | 'viewer') => {
    const { url } = await ada.client.invitations.create({ teamId: team.id, role });
    await person.client.invitations.accept({ secret: secretOf(url) });
  };
  return { teamId: team.id, name, join };
}

const auditOf = (teamId: string) =>
  studio.studio.database.prisma.auditEntry.findMany({ where: { teamId }, orderBy: { at: 'asc' } });

test('a person makes a team, names it, and is its owner', async () => {
  const { teamId } = await aTeam();
  await ada.client.teams.rename({ teamId, name: '  Deliveries  ' });
  const { teams } = await ada.client.teams.me();
  expect(teams.find(({ id }) => id === teamId)).toMatchObject({ name: 'Deliveries', memberRole: 'owner' });
  await expect(ada.client.teams.rename({ teamId, name: 'two\nlines' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await auditOf(teamId)).toMatchObject([
    { action: 'team.create' },
    { action: 'team.rename', before: { name: 'Orders' }, after: { name: 'Deliveries' } },
  ]);
});

test('the last owner cannot leave, be removed or become less', async () => {
  const { teamId, name, join } = await aTeam();
  await join(bob, 'admin');
  const personId = await ada.id();
  const refused = { code: 'CONFLICT', message: expect.stringContaining('make another member an owner first') };
  await expect(ada.client.teams.leave({ teamId, confirmName: name })).rejects.toMatchObject(refused);
  await expect(ada.client.teams.setRole({ teamId, personId, role: 'viewer' })).rejects.toMatchObject(refused);
  await expect(ada.client.teams.removeMember({ teamId, personId })).rejects.toMatchObject(refused);
});

test('an admin neither makes, unmakes nor removes an owner', async () => {
  const { teamId, join } = await aTeam();
  await join(bob, 'admin');
  const owner = await ada.id();
  const admin = await bob.id();
  const refused = { code: 'FORBIDDEN' };
  await expect(bob.client.teams.setRole({ teamId, personId: owner, role: 'viewer' })).rejects.toMatchObject(refused);
  await expect(bob.client.teams.setRole({ teamId, personId: admin, role: 'owner' })).rejects.toMatchObject(refused);
  await expect(bob.client.teams.removeMember({ teamId, personId: owner })).rejects.toMatchObject(refused);
});

test('of two owners who leave at once one stays', async () => {
  const { teamId, name, join } = await aTeam();
  await join(bob, 'admin');
  await ada.client.teams.setRole({ teamId, personId: await bob.id(), role: 'owner' });
  const left = await Promise.allSettled(
    [ada, bob].map((each) => each.client.teams.leave({ teamId, confirmName: name })),
  );
  expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('ownership goes to another member, and the owner before stays as an admin', async () => {
  const { teamId, name, join } = await aTeam();
  await join(bob, 'editor');
  const personId = await bob.id();
  await expect(ada.client.teams.transfer({ teamId, personId, confirmName: 'no' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await ada.client.teams.transfer({ teamId, personId, confirmName: name });
  const members = await bob.client.teams.members({ teamId });
  expect(members.map(({ person, role }) => [person.name, role])).toEqual([
    ['Bob', 'owner'],
    ['Ada', 'admin'],
  ]);
});

test('whoever is removed sees nothing any more, and their tokens and invitations end', async () => {
  const { teamId, join } = await aTeam();
  await join(bob, 'admin');
  const scopes: ['read'] = ['read'];
  await bob.client.apiTokens.create({ teamId, name: 'laptop', scopes, expiresInDays: 1 });
  await bob.client.invitations.create({ teamId, role: 'viewer' });
  await ada.client.teams.removeMember({ teamId, personId: await bob.id() });
  await expect(bob.client.teams.members({ teamId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await ada.client.apiTokens.listOfTeam({ teamId })).toEqual([]);
  expect(await ada.client.invitations.list({ teamId })).toEqual([]);
});

test('the team that came with an account stays, and stays its person’s', async () => {
  const teamId = await ada.teamId();
  const confirmName = 'Ada’s team';
  const { url } = await ada.client.invitations.create({ teamId, role: 'admin' });
  await bob.client.invitations.accept({ secret: secretOf(url) });
  const personId = await bob.id();
  const refused = { code: 'CONFLICT' };
  await expect(ada.client.teams.delete({ teamId, confirmName })).rejects.toMatchObject(refused);
  await expect(ada.client.teams.transfer({ teamId, personId, confirmName })).rejects.toMatchObject(refused);
  await ada.client.teams.setRole({ teamId, personId, role: 'owner' });
  await expect(ada.client.teams.leave({ teamId, confirmName })).rejects.toMatchObject(refused);
  await expect(bob.client.teams.removeMember({ teamId, personId: await ada.id() })).rejects.toMatchObject(refused);
});

test('a deleted team is out of reach, can be exported and restored, and is removed when it has waited', async () => {
  const { prisma } = studio.studio.database;
  const { teamId, name, join } = await aTeam('Short-lived');
  await join(bob, 'admin');
  const start = { type: 'example', example: 'todo' } as const;
  const project = await ada.client.projects.create({ teamId, name: 'todo', start });
  await expect(ada.client.teams.delete({ teamId, confirmName: 'other' })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(bob.client.teams.delete({ teamId, confirmName: name })).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const deleted = await ada.client.teams.delete({ teamId, confirmName: name });
  expect(deleted.removedAt - deleted.deletedAt).toBe(14 * DAY_MS);
  await expect(ada.client.projects.get({ projectId: project.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await ada.client.teams.me()).teams.map(({ id }) => id)).not.toContain(teamId);
  expect(await ada.client.teams.listDeleted()).toMatchObject([{ id: teamId, name }]);
  expect(await bob.client.teams.listDeleted()).toEqual([]);

  const archive = await ada.fetch(`/api/teams/${teamId}/export.zip`);
  const files = Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())));
  expect(files).toEqual(expect.arrayContaining(['todo/app.ts', 'todo/.chalice/config.json']));

  await expect(bob.client.teams.restore({ teamId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await ada.client.teams.restore({ teamId });
  expect(await ada.client.projects.get({ projectId: project.id })).toMatchObject({ name: 'todo', role: 'owner' });

  await ada.client.teams.delete({ teamId, confirmName: name });
  const { blobs } = studio.studio;
  const teams = () => prisma.organization.count({ where: { id: teamId } });
  const keepIn = (days: number) =>
    keepHouse({ database: prisma, blobs, now: () => new Date(Date.now() + days * DAY_MS) });
  await keepIn(13);
  expect(await teams()).toBe(1);
  await keepIn(15);
  expect(await teams()).toBe(0);
  expect(await prisma.project.count({ where: { id: project.id } })).toBe(0);
  expect((await auditOf(teamId)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['team.delete', 'team.export', 'team.restore']),
  );
});

test('better-auth’s own addresses for teams answer nothing: they know no gate and no audit', async () => {
  const answer = await ada.post('/api/auth/organization/create', { name: 'Back door', slug: 'back-door' });
  expect(answer.status).toBe(404);
});
