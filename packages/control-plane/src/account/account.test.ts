import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { MailSink } from '../testing/mail-sink';
import { ORIGIN, PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const NEXT = 'plum-ladder-oxide-trumpet';

const sink = new MailSink();
/** With a mail server and without one. */
let studio: TestStudio;
let silent: TestStudio;

beforeAll(async () => {
  const smtpUrl = `smtp://127.0.0.1:${await sink.listen()}`;
  studio = await openTestStudio({ mail: { smtpUrl, from: 'Studio <studio@example.org>' } });
  silent = await openTestStudio();
  await Promise.all([studio.signUp('First'), silent.signUp('First')]);
}, 60_000);
afterAll(async () => {
  await Promise.all([studio.close(), silent.close()]);
  await sink.close();
});

const prisma = () => studio.studio.database.prisma;

/** The same account in another browser. */
async function signIn({ handle }: TestStudio, email: string, password = PASSWORD) {
  const person = new TestPerson(handle);
  const { status } = await person.post('/api/auth/sign-in/email', { email, password });
  return { person, status };
}

async function lastEntry() {
  return prisma().auditEntry.findFirst({ where: { teamId: 'instance' }, orderBy: { sequence: 'desc' } });
}

const isSignedOut = (person: TestPerson) =>
  expect(person.client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

test('a new password counts at once, ends every other session and not this one', async () => {
  const ada = await studio.signUp();
  const { person: other } = await signIn(studio, ada.email);
  await expect(ada.client.account.changePassword({ current: 'wrong', next: NEXT })).rejects.toMatchObject({
    ...{ code: 'INVALID', message: 'This is not your present password.' },
  });
  await expect(ada.client.account.changePassword({ next: NEXT })).rejects.toMatchObject({ code: 'INVALID' });
  const weak = ada.client.account.changePassword({ current: PASSWORD, next: 'password1234' });
  await expect(weak).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('leaked') });
  await ada.client.account.changePassword({ current: PASSWORD, next: NEXT });
  expect(await lastEntry()).toMatchObject({ action: 'person.password', details: { endedSessions: 1 } });
  await isSignedOut(other);
  expect((await ada.client.account.get()).email).toBe(ada.email);
  expect((await signIn(studio, ada.email)).status).toBe(401);
  expect((await signIn(studio, ada.email, NEXT)).status).toBe(200);
});

test('the present password is guessed no more often than at the door', async () => {
  const ada = await studio.signUp();
  const guess = () => ada.client.account.changePassword({ current: 'wrong', next: NEXT });
  for (let attempt = 0; attempt < 10; attempt += 1) await expect(guess()).rejects.toMatchObject({ code: 'INVALID' });
  await expect(guess()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('sessions are listed with this one marked, and end one by one or all but this', async () => {
  const ada = await studio.signUp();
  const others = await Promise.all([1, 2, 3].map(() => signIn(studio, ada.email)));
  const sessions = await ada.client.account.sessions();
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false, false]);
  expect(sessions[0]?.address).toMatch(/^10\./);
  const [first] = await (others[0]?.person.client.account.sessions() ?? []);
  await ada.client.account.endSession({ sessionId: first?.id ?? '' });
  expect(await lastEntry()).toMatchObject({ action: 'session.end', subject: ada.email });
  await isSignedOut(others[0]?.person ?? ada);
  const eve = await studio.signUp('Eve');
  const foreign = eve.client.account.endSession({ sessionId: sessions[1]?.id ?? '' });
  await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await ada.client.account.endOtherSessions()).toEqual({ ended: 2 });
  expect(await ada.client.account.sessions()).toHaveLength(1);
});

test('a forgotten password is chosen anew by a mailed link, once', async () => {
  const ada = await studio.signUp();
  const nobody = new TestPerson(studio.handle);
  const before = sink.mails.length;
  await nobody.client.account.requestReset({ email: ada.email.toUpperCase() });
  await studio.studio.background.settle();
  expect(sink.mails.at(-1)?.to).toEqual([ada.email]);
  expect(await lastEntry()).toMatchObject({ action: 'person.reset-mail', actorName: 'Somebody', subject: ada.email });
  const secret = /reset-password#(cha_[\w-]+)/.exec(sink.mails.at(-1)?.text ?? '')?.[1] ?? '';
  expect(await nobody.client.account.lookReset({ secret })).toMatchObject({ email: ada.email });
  await expect(nobody.client.account.reset({ secret, password: 'password1234' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  const taken = await Promise.allSettled([1, 2].map(() => nobody.client.account.reset({ secret, password: NEXT })));
  expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await isSignedOut(ada);
  expect((await signIn(studio, ada.email, NEXT)).status).toBe(200);
  // The link, and that it was used.
  await studio.studio.background.settle();
  expect(sink.mails).toHaveLength(before + 2);
  expect(JSON.stringify(await prisma().accountLink.findMany())).not.toContain(secret);
});

test('with a new password by a link API tokens end, on record in their teams, unless the person keeps them', async () => {
  const ada = await studio.signUp();
  const teamId = await ada.teamId();
  const chosen = { teamId, scopes: ['read' as const], expiresInDays: 30 };
  const { secret: token } = await ada.client.apiTokens.create({ ...chosen, name: 'ci' });
  const opens = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await studio.handle(new Request(`${ORIGIN}/api/v1/projects`, { headers }))).status;
  };
  const desk = new TestPerson(studio.handle).client.account;
  const mailed = async () => {
    await desk.requestReset({ email: ada.email });
    await studio.studio.background.settle();
    return /reset-password#(cha_[\w-]+)/.exec(sink.mails.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const first = await mailed();
  expect(await desk.lookReset({ secret: first })).toMatchObject({ apiTokens: 1 });
  await desk.reset({ secret: first, password: NEXT, revokesTokens: false });
  await studio.studio.background.settle();
  expect(sink.mails.at(-1)?.text).toContain('No API token was revoked');
  expect(await opens()).toBe(200);
  await desk.reset({ secret: await mailed(), password: PASSWORD });
  await studio.studio.background.settle();
  expect(sink.mails.at(-1)).toMatchObject({ to: [ada.email], text: expect.stringContaining('API tokens revoked: 1') });
  expect(await opens()).toBe(401);
  expect(await lastEntry()).toMatchObject({
    action: 'person.password-reset',
    details: { endedSessions: 0, revoked: 1 },
  });
  const told = await prisma().auditEntry.findMany({ where: { teamId, action: 'token.revoke' } });
  expect(told).toMatchObject([{ subject: 'ci', actorName: 'Ada' }]);
});

test('asking for a link says nothing of who exists: same answer, same work before it', async () => {
  const ada = await studio.signUp();
  const ask = async (email: string) => {
    const answer = await new TestPerson(studio.handle).post('/api/rpc/account/requestReset', { json: { email } });
    return { status: answer.status, body: await answer.text() };
  };
  const before = sink.mails.length;
  const known = await ask(ada.email);
  // The answer was there before anybody was looked for.
  expect(sink.mails).toHaveLength(before);
  expect(await ask('nobody-at-all@example.com')).toEqual(known);
  await studio.studio.background.settle();
  expect(sink.mails).toHaveLength(before + 1);
});

test('a link that is over or was replaced opens nothing', async () => {
  const ada = await studio.signUp();
  const desk = new TestPerson(studio.handle).client.account;
  const mailed = async () => {
    await desk.requestReset({ email: ada.email });
    await studio.studio.background.settle();
    return /reset-password#(cha_[\w-]+)/.exec(sink.mails.at(-1)?.text ?? '')?.[1] ?? '';
  };
  const [first, second] = [await mailed(), await mailed()];
  const over = { code: 'NOT_FOUND', message: expect.stringContaining('This link is over') };
  await expect(desk.lookReset({ secret: first })).rejects.toMatchObject(over);
  await prisma().accountLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  await expect(desk.reset({ secret: second, password: NEXT })).rejects.toMatchObject(over);
});

test('a new address counts once its link was opened, by the person who asked', async () => {
  const ada = await studio.signUp();
  const eve = await studio.signUp('Eve');
  const email = `${createRecordId(8)}@example.com`;
  expect(await ada.client.account.changeEmail({ email, current: PASSWORD })).toBe('sent');
  expect(sink.mails.at(-1)?.to).toEqual([email]);
  expect((await ada.client.account.get()).email).toBe(ada.email);
  const secret = /settings#(cha_[\w-]+)/.exec(sink.mails.at(-1)?.text ?? '')?.[1] ?? '';
  await expect(eve.client.account.confirmEmail({ secret })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await ada.client.account.confirmEmail({ secret })).toEqual({ email });
  expect(await ada.client.account.get()).toMatchObject({ email, isEmailVerified: true });
  // The old address is told.
  expect(sink.mails.at(-1)?.to).toEqual([ada.email]);
  expect((await signIn(studio, email)).status).toBe(200);
  await expect(ada.client.account.confirmEmail({ secret })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('whether a new address is taken is not told where mail can be sent, and nobody gets one', async () => {
  const ada = await studio.signUp();
  const eve = await studio.signUp('Eve');
  const before = sink.mails.length;
  expect(await eve.client.account.changeEmail({ email: ada.email, current: PASSWORD })).toBe('sent');
  expect(sink.mails).toHaveLength(before);
});

test('without a mail server a new address counts at once, as one that nobody has shown to be theirs', async () => {
  const ada = await silent.signUp();
  const email = `${createRecordId(8)}@example.com`;
  expect(await ada.client.account.changeEmail({ email, current: PASSWORD })).toBe('changed');
  expect(await ada.client.account.get()).toMatchObject({ email, isEmailVerified: false, canMail: false });
  const bob = await silent.signUp('Bob');
  const taken = bob.client.account.changeEmail({ email, current: PASSWORD });
  await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('an account is deleted by its address and password, with its team and tokens, unless a team would be without an owner', async () => {
  const ada = await studio.signUp('Leaver');
  const { id: teamId } = await ada.client.teams.create({ name: 'Orders' });
  const personal = await ada.teamId();
  const goodbye = { confirmEmail: ada.email, current: PASSWORD };
  await expect(ada.client.account.delete({ ...goodbye, confirmEmail: 'no' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  expect(await ada.client.account.deletion()).toMatchObject({
    ...{ ownedAlone: [{ id: teamId, name: 'Orders' }], personalTeam: { projects: 0 }, isLastAdministrator: false },
  });
  await expect(ada.client.account.delete(goodbye)).rejects.toMatchObject({
    ...{ code: 'CONFLICT', message: 'Nobody else owns Orders. Hand it over, or delete it, on its page first.' },
  });
  await ada.client.teams.delete({ teamId, confirmName: 'Orders' });
  await ada.client.account.delete(goodbye);
  expect(await lastEntry()).toMatchObject({ action: 'person.delete', subject: ada.email });
  await isSignedOut(ada);
  expect((await signIn(studio, ada.email)).status).toBe(401);
  const team = await prisma().organization.findUniqueOrThrow({ where: { id: personal } });
  expect(team.deletedAt).not.toBeNull();
});

test('whoever is alone in a studio may go, and who comes next administers it', async () => {
  const lonely = await openTestStudio();
  try {
    const ada = await lonely.signUp();
    await ada.client.account.delete({ confirmEmail: ada.email, current: PASSWORD });
    expect(await new TestPerson(lonely.handle).client.instance.entrance()).toMatchObject({ isFirstStart: true });
    const bob = await lonely.signUp('Bob');
    expect((await bob.client.account.get()).isAdministrator).toBe(true);
    const eve = await lonely.signUp('Eve');
    const last = bob.client.account.delete({ confirmEmail: bob.email, current: PASSWORD });
    await expect(last).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('administer') });
    expect((await eve.client.account.get()).isAdministrator).toBe(false);
  } finally {
    await lonely.close();
  }
});

test('a password is rated before it is sent, and nothing of it is kept', async () => {
  const { client } = new TestPerson(studio.handle);
  expect(await client.account.ratePassword({ password: NEXT })).toEqual({ score: 4, isEnough: true });
  expect(await client.account.ratePassword({ password: 'adalovelace', words: ['Ada Lovelace'] })).toMatchObject({
    ...{ isEnough: false, advice: expect.stringContaining('your name') },
  });
});
