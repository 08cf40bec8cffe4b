import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { testDatabases } from '../testing/databases';
import { hashesDuring } from '../testing/hashes';
import { PASSWORD, someAddress, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

const prisma = () => studio.studio.database.prisma;

/** From a machine of its own, unless one is named. */
function signIn(email: string, password: string, address = someAddress()): Promise<Response> {
  const body = JSON.stringify({ email, password });
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
  return new TestPerson(studio.handle).fetch('/api/auth/sign-in/email', { method: 'POST', headers, body });
}

/** Each answer, without what differs by chance. */
async function said(answer: Response) {
  return { status: answer.status, body: await answer.json() };
}

test('after ten wrong passwords an account is locked for everybody, and says when to try again', async () => {
  const ada = await studio.signUp();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    expect((await signIn(ada.email, 'wrong')).status).toBe(401);
  }
  const locked = await signIn(ada.email, PASSWORD);
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  expect(await locked.json()).toMatchObject({
    ...{ code: 'RATE_LIMITED', message: 'Too many attempts. Try again in 15 minutes.' },
  });
  // Whoever is in stays in.
  expect((await ada.client.teams.me()).person.email).toBe(ada.email);
});

test('an address without an account is answered as one that has one, and locked like it', async () => {
  const ada = await studio.signUp();
  const nobody = `${createRecordId(8)}@example.com`;
  for (let attempt = 0; attempt < 11; attempt += 1) {
    expect(await said(await signIn(nobody, 'wrong'))).toEqual(await said(await signIn(ada.email, 'wrong')));
  }
});

test('an answer at the door costs one hash, be the account there or not, and with a password or not', async () => {
  const [ada, bob] = await Promise.all([studio.signUp('Ada'), studio.signUp('Bob')]);
  // As of somebody who comes by the company's sign-in.
  await prisma().account.deleteMany({ where: { userId: await bob.id() } });
  const costOf = (email: string, password: string) => hashesDuring(studio.studio, () => signIn(email, password));
  const costs = [
    await costOf(ada.email, PASSWORD),
    await costOf(ada.email, 'wrong'),
    await costOf(bob.email, 'wrong'),
    await costOf(`${createRecordId(8)}@example.com`, 'wrong'),
  ];
  expect(costs).toEqual(costs.map(() => [{ isInTransaction: false }]));
});

test('the right password forgets the wrong ones before it', async () => {
  const ada = await studio.signUp();
  for (let round = 0; round < 2; round += 1) {
    for (let attempt = 0; attempt < 6; attempt += 1) await signIn(ada.email, 'wrong');
    expect((await signIn(ada.email, PASSWORD)).status).toBe(200);
  }
});

test('one address that tries many accounts is stopped, and others are not', async () => {
  const ada = await studio.signUp();
  const address = someAddress();
  // Too long to be anybody's: it counts, and is not even hashed.
  const wrong = 'x'.repeat(200);
  for (let attempt = 0; attempt < 50; attempt += 1) await signIn(`${createRecordId(8)}@example.com`, wrong, address);
  expect((await signIn(ada.email, PASSWORD, address)).status).toBe(429);
  // What a client says of itself stands before what the proxy adds.
  expect((await signIn(ada.email, PASSWORD, `${someAddress()}, ${address}`)).status).toBe(429);
  expect((await signIn(ada.email, PASSWORD)).status).toBe(200);
});

test('a lock lasts its time, whatever else is counted meanwhile', async () => {
  const ada = await studio.signUp();
  await signIn(ada.email, 'wrong');
  const address = someAddress();
  const look = () => ada.fetch('/api/auth/get-session', { headers: { 'x-forwarded-for': address } });
  await look();
  const where = { key: { startsWith: 'studio:sign-in-account:' } };
  await prisma().rateLimit.updateMany({ where, data: { count: 10 } });
  await prisma().rateLimit.updateMany({ data: { lastRequest: BigInt(Date.now() - 120_000) } });
  // Its window of a minute begins anew, which is when better-auth removes what it takes for old.
  await look();
  expect((await signIn(ada.email, PASSWORD)).status).toBe(429);
});

test('a session knows the address that counted, not the one that was claimed', async () => {
  const ada = await studio.signUp();
  await signIn(ada.email, PASSWORD, '198.51.100.9, 203.0.113.7');
  const session = await prisma().session.findFirst({ orderBy: { createdAt: 'desc' } });
  expect(session?.ipAddress).toBe('203.0.113.7');
  await signIn(ada.email, PASSWORD, '2001:db8:0:1::99');
  const [latest] = await ada.client.account.sessions().then((all) => all.filter(({ isCurrent }) => !isCurrent));
  expect(latest?.address).toBe('2001:db8:0:1::99');
});

test('an easily guessed password is refused at sign-up, with what to do', async () => {
  const answer = await new TestPerson(studio.handle).post('/api/auth/sign-up/email', {
    ...{ name: 'Ada', email: `${createRecordId(8)}@example.com`, password: 'password1234' },
  });
  expect(await said(answer)).toMatchObject({
    status: 422,
    body: { code: 'INVALID', message: expect.stringContaining('Put together four or more words') },
  });
});

test('a password from before is hashed anew when it is seen', async () => {
  const ada = await studio.signUp();
  const where = { userId: await ada.id() };
  await prisma().account.updateMany({ where, data: { password: await hashPassword(PASSWORD) } });
  expect((await signIn(ada.email, PASSWORD)).status).toBe(200);
  const account = await prisma().account.findFirstOrThrow({ where });
  expect(account.password).toMatch(/^scrypt:/);
  expect((await signIn(ada.email, PASSWORD)).status).toBe(200);
});

test('of better-auth only what the studio means is open', async () => {
  const ada = await studio.signUp();
  for (const path of ['change-password', 'delete-user', 'update-user', 'list-sessions', 'organization/create', 'ok']) {
    expect((await ada.post(`/api/auth/${path}`, {})).status, path).toBe(404);
  }
});

test('what happened at the door is on record, and no password is', async () => {
  const ada = await studio.signUp();
  await signIn(ada.email, 'a wrong one');
  await signIn('not-an-account@example.com', 'a wrong one');
  await signIn(ada.email, PASSWORD);
  await ada.post('/api/auth/sign-out', {});
  const entries = await prisma().auditEntry.findMany({ where: { teamId: 'instance' }, orderBy: { sequence: 'asc' } });
  const told = entries.slice(-5).map(({ action, subject }) => [action, subject]);
  expect(told).toEqual([
    ['person.create', ada.email],
    ['session.fail', ada.email],
    ['session.fail', 'unknown account'],
    ['session.create', ada.email],
    ['session.end', ada.email],
  ]);
  expect(JSON.stringify(entries.map(({ details, subject }) => [details, subject]))).not.toContain('a wrong one');
});

describe.each(testDatabases())('the first person, on $name', ({ createUrl, stop }) => {
  afterAll(() => stop());

  test('of several who come at once exactly one becomes the administrator', async () => {
    const fresh = await openTestStudio({ url: await createUrl() });
    try {
      await Promise.all(['One', 'Two', 'Three', 'Four', 'Five'].map((name) => fresh.signUp(name)));
      const people = await fresh.studio.database.prisma.user.findMany();
      expect(people).toHaveLength(5);
      expect(people.filter(({ isAdministrator }) => isAdministrator)).toHaveLength(1);
    } finally {
      await fresh.close();
    }
  });
});
