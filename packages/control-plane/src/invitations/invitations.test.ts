import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretOf } from '../testing/askers';
import { MailSink } from '../testing/mail-sink';
import { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const sink = new MailSink();
let studio: TestStudio;
let ada: TestPerson;
let teamId: string;

beforeAll(async () => {
  const smtpUrl = `smtp://127.0.0.1:${await sink.listen()}`;
  studio = await openTestStudio({ mail: { smtpUrl, from: 'Studio <studio@example.org>' } });
  ada = await studio.signUp('Ada <b>Lovelace</b>');
  teamId = (await ada.client.teams.create({ name: 'Orders' })).id;
});
afterAll(async () => {
  await studio.close();
  await sink.close();
});

const prisma = () => studio.studio.database.prisma;
const accept = (person: TestPerson, url: string) => person.client.invitations.accept({ secret: secretOf(url) });
const over = { code: 'NOT_FOUND', message: expect.stringContaining('This invitation is over') };

test('an invitation by e-mail reaches its address, and only whoever has that address can take it, once', async () => {
  const bob = await studio.signUp('Bob');
  const eve = await studio.signUp('Eve');
  const made = await ada.client.invitations.create({ teamId, role: 'editor', email: bob.email.toUpperCase() });
  expect(made).toMatchObject({ mail: 'sent', invitation: { email: bob.email, maxUses: 1 } });
  const mail = sink.mails.at(-1);
  expect(mail?.to).toEqual([bob.email]);
  const text = mail?.text ?? '';
  expect(text).toContain(made.url);
  expect(text).toContain('Subject: Ada <b>Lovelace</b> invites you to Orders');
  expect(text).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt; invites you');

  await expect(accept(eve, made.url)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await accept(bob, made.url)).toEqual({ teamId, projectId: null });
  await expect(accept(bob, made.url)).rejects.toMatchObject(over);
  const { teams } = await bob.client.teams.me();
  expect(teams.find(({ id }) => id === teamId)).toMatchObject({ memberRole: 'editor' });
});

test('whoever holds the link sees what it is for before they sign up, and is in the team afterwards', async () => {
  const { url } = await ada.client.invitations.create({ teamId, role: 'viewer', email: 'new@example.com' });
  const nobody = new TestPerson(studio.handle);
  expect(await nobody.client.invitations.look({ secret: secretOf(url) })).toMatchObject({
    ...{ teamName: 'Orders', projectName: null, role: 'viewer', email: 'new@example.com' },
  });
  const answer = await nobody.post('/api/auth/sign-up/email', {
    ...{ name: 'New', email: 'New@example.com', password: 'a long enough password' },
  });
  expect(answer.status).toBe(200);
  await accept(nobody, url);
  expect((await nobody.client.teams.me()).teams.map(({ name }) => name)).toContain('Orders');
});

test('a link is for as many people as it says, and for each once', async () => {
  const { url, mail } = await ada.client.invitations.create({ teamId, role: 'viewer', maxUses: 2 });
  expect(mail).toBe('none');
  const people = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => studio.signUp(name)));
  const [one] = people;
  if (one === undefined) throw new Error('Nobody signed up.');
  await accept(one, url);
  await expect(accept(one, url)).rejects.toMatchObject({ code: 'CONFLICT' });
  const tried = await Promise.allSettled(people.slice(1).map((person) => accept(person, url)));
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a withdrawn, expired or renewed link opens nothing', async () => {
  const bob = await studio.signUp('Bob');
  const withdrawn = await ada.client.invitations.create({ teamId, role: 'viewer' });
  await ada.client.invitations.withdraw({ teamId, invitationId: withdrawn.invitation.id });
  await expect(accept(bob, withdrawn.url)).rejects.toMatchObject(over);

  const expired = await ada.client.invitations.create({ teamId, role: 'viewer' });
  const data = { expiresAt: new Date(Date.now() - 1000) };
  await prisma().invitation.update({ where: { id: expired.invitation.id }, data });
  await expect(accept(bob, expired.url)).rejects.toMatchObject(over);

  const renewed = await ada.client.invitations.renew({ teamId, invitationId: expired.invitation.id });
  expect(renewed.invitation.expiresAt).toBeGreaterThan(Date.now());
  await expect(accept(bob, expired.url)).rejects.toMatchObject(over);
  await accept(bob, renewed.url);
});

test('nobody is invited twice, nor as an owner, nor by sending all night', async () => {
  const wanted = { teamId, role: 'viewer', email: 'twice@example.com' } as const;
  const { invitation } = await ada.client.invitations.create(wanted);
  await expect(ada.client.invitations.create(wanted)).rejects.toMatchObject({ code: 'CONFLICT' });
  const member = { ...wanted, email: 'new@example.com' };
  await expect(ada.client.invitations.create(member)).rejects.toMatchObject({ code: 'CONFLICT' });
  const answer = await ada.post('/api/rpc/invitations/create', { json: { teamId, role: 'owner' } });
  expect(answer.status).toBe(422);
  const again = () => ada.client.invitations.renew({ teamId, invitationId: invitation.id });
  for (let attempt = 0; attempt < 5; attempt += 1) await again();
  await expect(again()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('an invitation to one project makes a guest there and nothing more', async () => {
  const guest = await studio.signUp('Guest');
  const { project } = await ada.createProject();
  const projectId = project.id;
  const { url } = await ada.client.shares.invite({ projectId, role: 'editor' });
  expect(await accept(guest, url)).toEqual({ teamId: project.teamId, projectId });
  expect(await guest.client.shares.withMe()).toMatchObject([{ id: projectId, role: 'editor' }]);
  await expect(guest.client.teams.members({ teamId: project.teamId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('no secret is stored: neither the link nor the mail can be made again from the database', async () => {
  const { url } = await ada.client.invitations.create({ teamId, role: 'viewer' });
  const stored = JSON.stringify(await prisma().invitation.findMany());
  expect(stored).not.toContain(secretOf(url));
});

test('a mail server that does not answer is told of, and the link is there to be passed on', async () => {
  const other = await openTestStudio({ mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'studio@example.org' } });
  try {
    const person = await other.signUp();
    const team = await person.teamId();
    const made = await person.client.invitations.create({ teamId: team, role: 'viewer', email: 'a@example.com' });
    expect(made).toMatchObject({ mail: 'failed', invitation: { sentAt: null } });
    expect(made.url).toMatch(/^http:\/\/localhost:3000\/invite#chi_/);
  } finally {
    await other.close();
  }
});
