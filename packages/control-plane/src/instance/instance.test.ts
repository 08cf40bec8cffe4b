import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { scopeNames } from '../teams/scopes';
import { bearerAsks, secretOf } from '../testing/askers';
import { PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
}, 60_000);
afterAll(() => studio.close());

function signUp(email: string, invitation?: string) {
  const person = new TestPerson(studio.handle);
  return person.post('/api/auth/sign-up/email', { name: 'New', email, password: PASSWORD, invitation });
}

const anAddress = () => `${createRecordId(8)}@example.com`;

test('whoever comes first administers, and nobody else is shown that there is something to administer', async () => {
  expect((await ada.client.account.get()).isAdministrator).toBe(true);
  const bob = await studio.signUp('Bob');
  expect((await bob.client.account.get()).isAdministrator).toBe(false);
  await expect(bob.client.instance.people({})).rejects.toMatchObject({
    ...{ code: 'NOT_FOUND', message: 'There is nothing here.' },
  });
});

test('where only the invited may sign up, the link of an invitation lets its person in', async () => {
  await ada.client.instance.setSettings({ signUp: 'invitation' });
  try {
    expect(await new TestPerson(studio.handle).client.instance.entrance()).toEqual({
      ...{ signUp: 'invitation', isFirstStart: false, canMail: false },
    });
    const refused = await signUp(anAddress());
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('Only people with an invitation') });
    // Who has an account already is told the same.
    expect((await signUp(ada.email)).status).toBe(403);
    const email = anAddress();
    const teamId = await ada.teamId();
    const { url } = await ada.client.invitations.create({ teamId, role: 'viewer', email });
    expect((await signUp(anAddress(), secretOf(url))).status).toBe(403);
    expect((await signUp(email.toUpperCase(), secretOf(url))).status).toBe(200);
    const link = await ada.client.invitations.create({ teamId, role: 'viewer' });
    expect((await signUp(anAddress(), secretOf(link.url))).status).toBe(200);
    await ada.client.invitations.withdraw({ teamId, invitationId: link.invitation.id });
    expect((await signUp(anAddress(), secretOf(link.url))).status).toBe(403);
  } finally {
    await ada.client.instance.setSettings({ signUp: 'open' });
  }
});

test('where sign-up is closed, not even an invitation opens it', async () => {
  const { url } = await ada.client.invitations.create({ teamId: await ada.teamId(), role: 'viewer' });
  await ada.client.instance.setSettings({ signUp: 'closed' });
  try {
    const refused = await signUp(anAddress(), secretOf(url));
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('Nobody can sign up here') });
  } finally {
    await ada.client.instance.setSettings({ signUp: 'open' });
  }
});

test('a suspended person is out everywhere, and comes in again when they are let in', async () => {
  const bob = await studio.signUp('Bob');
  const personId = await bob.id();
  const { secret } = await bob.client.apiTokens.create({
    ...{ teamId: await bob.teamId(), name: 't', scopes: scopeNames, expiresInDays: 1 },
  });
  const byToken = bearerAsks(studio.handle, secret, { title: 'Bob’s token' });
  expect((await byToken.get('/api/v1/me')).status).toBe(200);
  await ada.client.instance.setSuspended({ personId, isSuspended: true });
  await expect(bob.client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await byToken.get('/api/v1/me')).status).toBe(401);

  const signIn = (password: string) => bob.post('/api/auth/sign-in/email', { email: bob.email, password });
  const known = await signIn(PASSWORD);
  expect(known.status).toBe(403);
  expect(await known.json()).toMatchObject({ message: expect.stringContaining('suspended') });
  // Only to whoever knows the password.
  expect((await signIn('wrong')).status).toBe(401);
  await expect(ada.client.instance.createResetLink({ personId })).rejects.toMatchObject({ code: 'CONFLICT' });

  await ada.client.instance.setSuspended({ personId, isSuspended: false });
  expect((await signIn(PASSWORD)).status).toBe(200);
  // What was revoked stays so.
  expect((await byToken.get('/api/v1/me')).status).toBe(401);
});

test('there is always an administrator: not even two who unmake each other at once leave none', async () => {
  const alone = await openTestStudio();
  try {
    const [one, two] = [await alone.signUp('One'), await alone.signUp('Two')];
    const [oneId, twoId] = [await one.id(), await two.id()];
    const unmake = (who: TestPerson, personId: string) =>
      who.client.instance.setAdministrator({ personId, isAdministrator: false });
    await expect(unmake(one, oneId)).rejects.toMatchObject({ code: 'CONFLICT' });
    await one.client.instance.setAdministrator({ personId: twoId, isAdministrator: true });
    await Promise.allSettled([unmake(one, twoId), unmake(two, oneId)]);
    const people = await alone.studio.database.prisma.user.findMany({ where: { isAdministrator: true } });
    expect(people).toHaveLength(1);
    const [left] = people;
    const last = left?.id === oneId ? one : two;
    const suspend = last.client.instance.setSuspended({ personId: left?.id ?? '', isSuspended: true });
    await expect(suspend).rejects.toMatchObject({ code: 'CONFLICT' });
  } finally {
    await alone.close();
  }
});

test('without a mail server an administrator passes a link on, by which a password is chosen and the lock opens', async () => {
  const bob = await studio.signUp('Bob');
  const signIn = (password: string) => bob.post('/api/auth/sign-in/email', { email: bob.email, password });
  for (let attempt = 0; attempt < 10; attempt += 1) await signIn('wrong');
  expect((await signIn(PASSWORD)).status).toBe(429);
  const { url, expiresAt } = await ada.client.instance.createResetLink({ personId: await bob.id() });
  expect(url).toMatch(/^http:\/\/localhost:3000\/reset-password#cha_/);
  expect(expiresAt).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  const nobody = new TestPerson(studio.handle);
  const password = 'plum-ladder-oxide-trumpet';
  await nobody.client.account.reset({ secret: secretOf(url), password });
  expect((await signIn(password)).status).toBe(200);
});

test('people are searched by name and address, in pages, and a % is a %', async () => {
  const mark = createRecordId(8);
  for (const name of ['Cy', 'Bea', 'Al']) await studio.signUp(`${name} ${mark}`);
  const page = await ada.client.instance.people({ search: mark.toUpperCase(), limit: 2 });
  expect(page).toMatchObject({
    total: 3,
    people: [{ name: `Al ${mark}` }, { name: `Bea ${mark}`, sessions: 1, teams: 1 }],
  });
  const rest = await ada.client.instance.people({ search: mark, limit: 2, cursor: page.nextCursor });
  expect(rest.people.map(({ name }) => name)).toEqual([`Cy ${mark}`]);
  expect(rest.nextCursor).toBeUndefined();
  expect((await ada.client.instance.people({ search: ada.email })).people).toMatchObject([{ isAdministrator: true }]);
  expect((await ada.client.instance.people({ search: '%' })).total).toBe(0);
});
