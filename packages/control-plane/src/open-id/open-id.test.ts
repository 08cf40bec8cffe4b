import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { INSTANCE } from '../audit/chain';
import { createRecordId } from '../record-id';
import { CompanyProvider, type Employee } from '../testing/openid-provider';
import { ORIGIN, PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const REDIRECT_URL = `${ORIGIN}/api/auth/open-id/callback`;

let company: CompanyProvider;
let studio: TestStudio;
/** The first person, who runs the studio. */
let root: TestPerson;

beforeAll(async () => {
  company = await CompanyProvider.start(REDIRECT_URL);
  studio = await openTestStudio();
  root = await studio.signUp('Root');
}, 60_000);
afterAll(async () => {
  await studio.close();
  await company.close();
});
beforeEach(async () => {
  await setUp({});
  await root.client.instance.setSettings({ signUp: 'open' });
});

const prisma = () => studio.studio.database.prisma;

type Wanted = { allowedDomains?: string[]; mayJoin?: boolean; isRequired?: boolean };

function setUp(wanted: Wanted) {
  const { issuer, clientId, clientSecret } = company;
  return root.client.openId.set({
    ...{ name: 'Acme', issuer, clientId, clientSecret, allowedDomains: [], mayJoin: false, isRequired: false },
    ...wanted,
  });
}

function anEmployee(more: Partial<Employee> = {}): Employee {
  const sub = createRecordId(8);
  return { sub, email: `${sub}@acme.example`, email_verified: true, name: 'Grace Hopper', ...more };
}

async function begin(browser: TestPerson, sent: { next?: string; connects?: boolean } = {}): Promise<string> {
  const answer = await browser.post('/api/auth/open-id/start', sent);
  return z.object({ url: z.string() }).parse(await answer.json()).url;
}

/** To the provider and back, in one browser. */
async function arrive(employee: Employee, { browser = new TestPerson(studio.handle), next = '/new' } = {}) {
  const back = await company.visit(await begin(browser, { next }), { as: employee });
  return { browser, back, ...(await come(browser, back)) };
}

async function come(browser: TestPerson, back: URL) {
  const answer = await browser.fetch(`${back.pathname}${back.search}`);
  const location = new URL(answer.headers.get('location') ?? '', ORIGIN);
  return { location, problem: location.searchParams.get('problem') };
}

async function isIn(browser: TestPerson): Promise<boolean> {
  return (await (await browser.fetch('/api/auth/get-session')).json()) !== null;
}

test('somebody new comes in with a proved address, and comes back to the same account', async () => {
  const grace = anEmployee();
  const { browser, location } = await arrive(grace);
  expect(location.href).toBe(`${ORIGIN}/new`);
  const { person } = await browser.client.teams.me();
  expect(person).toMatchObject({ name: 'Grace Hopper', email: grace.email });
  const again = await arrive({ ...grace, email: 'moved@elsewhere.example' });
  expect((await again.browser.client.teams.me()).person.id).toBe(person.id);
  const entries = await prisma().auditEntry.findMany({
    where: { teamId: INSTANCE, subjectId: person.id },
    orderBy: { sequence: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual(['person.create', 'session.create', 'session.create']);
  expect(entries.at(-1)?.details).toMatchObject({ method: 'oidc', provider: 'Acme' });
  // Nothing is kept that would open anything at the provider.
  const [account] = await prisma().account.findMany({ where: { userId: person.id } });
  expect(account).toMatchObject({ accessToken: null, refreshToken: null, idToken: null, password: null });
});

test('an address that nobody proved opens no account and makes none', async () => {
  for (const email_verified of [false, undefined]) {
    const { problem, browser } = await arrive(anEmployee({ email_verified }));
    expect([problem, await isIn(browser)]).toEqual(['unverified', false]);
  }
  const { email, ...nameless } = anEmployee();
  expect((await arrive(nameless)).problem).toBe('no-address');
});

test('an account joins by itself only where its own address was proved, too', async () => {
  const ada = await studio.signUp();
  const employee = anEmployee({ email: ada.email });
  expect((await arrive(employee)).problem).toBe('taken');
  await prisma().user.update({ where: { id: await ada.id() }, data: { emailVerified: true } });
  const { browser } = await arrive(employee);
  expect(await browser.id()).toBe(await ada.id());
});

test('where the provider speaks for the domain, an account that was laid as a trap goes to its owner', async () => {
  const trap = await studio.signUp('Eve');
  const { secret } = await trap.client.apiTokens.create({
    ...{ teamId: await trap.teamId(), name: 't', scopes: ['read'], expiresInDays: 1 },
  });
  const id = await trap.id();
  await setUp({ allowedDomains: ['example.com'] });
  const { browser } = await arrive(anEmployee({ email: trap.email }));
  expect(await browser.id()).toBe(id);
  // Nothing that Eve had opens it any more.
  await expect(trap.client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const eve = await new TestPerson(studio.handle).post('/api/auth/sign-in/email', {
    email: trap.email,
    password: PASSWORD,
  });
  expect(eve.status).toBe(401);
  const headers = { authorization: `Bearer ${secret}` };
  expect((await studio.handle(new Request(`${ORIGIN}/api/v1/projects`, { headers }))).status).toBe(401);
});

test('an administrator’s account is never handed over', async () => {
  await setUp({ allowedDomains: ['example.com'] });
  expect((await arrive(anEmployee({ email: root.email }))).problem).toBe('taken');
});

test('whoever is signed in connects the provider, whatever their addresses, and once', async () => {
  const ada = await studio.signUp();
  const employee = anEmployee({ email_verified: false });
  const back = await company.visit(await begin(ada, { connects: true }), { as: employee });
  expect((await come(ada, back)).location.href).toBe(`${ORIGIN}/settings`);
  const { browser } = await arrive(employee);
  expect(await browser.id()).toBe(await ada.id());
  const eve = await studio.signUp('Eve');
  const other = await company.visit(await begin(eve, { connects: true }), { as: employee });
  expect((await come(eve, other)).problem).toBe('linked-elsewhere');
  expect((await new TestPerson(studio.handle).post('/api/auth/open-id/start', { connects: true })).status).toBe(401);
});

test('whoever has another way in disconnects the provider, which opens nothing then', async () => {
  const employee = anEmployee({ email_verified: false });
  const ada = await studio.signUp();
  await expect(ada.client.openId.disconnect()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await come(ada, await company.visit(await begin(ada, { connects: true }), { as: employee }));
  await setUp({ isRequired: true });
  await expect(ada.client.openId.disconnect()).rejects.toMatchObject({ code: 'CONFLICT' });
  await setUp({});
  await ada.client.openId.disconnect();
  expect((await ada.client.secondFactors.get()).provider).toEqual({ name: 'Acme', isConnected: false });
  expect((await arrive(employee)).problem).toBe('unverified');
  const entry = await prisma().auditEntry.findFirst({ where: { action: 'open-id.disconnect' } });
  expect(entry).toMatchObject({ teamId: INSTANCE, subject: ada.email, details: { provider: 'Acme' } });
});

test('the only way into an account is not taken from it', async () => {
  const grace = anEmployee();
  const { browser } = await arrive(grace);
  await expect(browser.client.openId.disconnect()).rejects.toMatchObject({
    ...{ code: 'CONFLICT', message: expect.stringContaining('Set a password or add a passkey first') },
  });
  expect((await arrive(grace)).problem).toBeNull();
  await browser.client.account.changePassword({ next: PASSWORD });
  await browser.client.openId.disconnect();
  const body = { email: grace.email, password: PASSWORD };
  expect((await new TestPerson(studio.handle).post('/api/auth/sign-in/email', body)).status).toBe(200);
});

test('other domains stay out, those of accounts that were joined before, too', async () => {
  const grace = anEmployee();
  await arrive(grace);
  await setUp({ allowedDomains: ['partner.example'] });
  expect((await arrive(grace)).problem).toBe('other-domain');
  expect((await arrive(anEmployee({ email: 'x@partner.example.evil.example' }))).problem).toBe('other-domain');
  expect((await arrive(anEmployee({ email: `${createRecordId(8)}@Partner.Example` }))).problem).toBeNull();
});

test.each(['invitation', 'closed'] as const)('with sign-up %s its people join only where they may', async (signUp) => {
  await root.client.instance.setSettings({ signUp });
  expect((await arrive(anEmployee())).problem).toBe('closed');
  await setUp({ mayJoin: true });
  expect((await arrive(anEmployee())).problem).toBeNull();
});

test('a state opens once, in the browser that began', async () => {
  const browser = new TestPerson(studio.handle);
  const back = await company.visit(await begin(browser), { as: anEmployee() });
  const stranger = new TestPerson(studio.handle);
  expect((await come(stranger, back)).problem).toBe('expired');
  const forged = new URL(back);
  forged.searchParams.set('state', 'x'.repeat(43));
  // One that does not fit ends the flow: it is begun anew.
  expect((await come(browser, forged)).problem).toBe('expired');
  expect((await come(browser, back)).problem).toBe('expired');
  const second = await arrive(anEmployee(), { browser });
  expect(second.problem).toBeNull();
  expect((await come(browser, second.back)).problem).toBe('expired');
});

test('a token for another nonce, and a code of another flow, are refused', async () => {
  const browser = new TestPerson(studio.handle);
  const tampered = new URL(await begin(browser));
  tampered.searchParams.set('nonce', 'of-somebody-else');
  expect((await come(browser, await company.visit(tampered.href, { as: anEmployee() }))).problem).toBe('refused');
  // Whoever intercepts a code has not the verifier that it was asked for with.
  const victim = new TestPerson(studio.handle);
  const stolen = await company.visit(await begin(victim), { as: anEmployee() });
  const own = await company.visit(await begin(browser), { as: anEmployee() });
  own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
  expect((await come(browser, own)).problem).toBe('refused');
  expect(await isIn(browser)).toBe(false);
});

test('who says no at the provider is back where they began', async () => {
  const browser = new TestPerson(studio.handle);
  const back = await company.visit(await begin(browser, { next: '/p/abc' }), { refuses: true });
  const { location, problem } = await come(browser, back);
  expect([location.pathname, problem, location.searchParams.get('next')]).toEqual(['/sign-in', 'called-off', '/p/abc']);
});

test('it leads to pages of the studio alone', async () => {
  for (const next of ['https://evil.example/', '//evil.example/x', '/\\evil.example']) {
    expect((await arrive(anEmployee(), { next })).location.href).toBe(`${ORIGIN}/`);
  }
});

test('who is suspended is not let in by the provider either', async () => {
  const { browser, ...rest } = await arrive(anEmployee());
  expect(rest.problem).toBeNull();
  const grace = anEmployee();
  const { browser: hers } = await arrive(grace);
  await root.client.instance.setSuspended({ personId: await hers.id(), isSuspended: true });
  expect((await arrive(grace)).problem).toBe('suspended');
});

test('where it is demanded, passwords are for administrators, and the first step says so after it alone', async () => {
  const ada = await studio.signUp();
  await setUp({ isRequired: true });
  const signIn = async (email: string, password: string) => {
    const browser = new TestPerson(studio.handle);
    const answer = await browser.post('/api/auth/sign-in/email', { email, password });
    return [answer.status, await isIn(browser)];
  };
  expect(await signIn(ada.email, 'wrong')).toEqual([401, false]);
  expect(await signIn(ada.email, PASSWORD)).toEqual([403, false]);
  expect(await signIn(root.email, PASSWORD)).toEqual([200, true]);
  const newcomer = { name: 'New', email: `${createRecordId(8)}@example.com`, password: PASSWORD };
  expect((await new TestPerson(studio.handle).post('/api/auth/sign-up/email', newcomer)).status).toBe(403);
  expect(await new TestPerson(studio.handle).client.openId.offer()).toEqual({ name: 'Acme', isRequired: true });
});

test('a provider that is down is said on the page, by its name', async () => {
  const gone = await CompanyProvider.start(REDIRECT_URL);
  await gone.close();
  await root.client.openId.set({
    ...{ name: 'Gone', issuer: gone.issuer, clientId: 'x', clientSecret: 'y' },
    ...{ allowedDomains: [], mayJoin: false, isRequired: false },
  });
  const answer = await new TestPerson(studio.handle).post('/api/auth/open-id/start', {});
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining('Gone cannot be reached') });
});

test('the client secret goes in and never comes out, and stays for its issuer alone', async () => {
  const { issuer, clientId, clientSecret } = company;
  const settings = { name: 'Acme Login', issuer, clientId, allowedDomains: ['acme.example'], mayJoin: true };
  const set = await root.client.openId.set({ ...settings, isRequired: false });
  expect(set).toEqual({ redirectUrl: REDIRECT_URL, isOfServer: false, settings: { ...settings, isRequired: false } });
  expect((await arrive(anEmployee())).problem).toBeNull();
  const elsewhere = { ...settings, issuer: 'https://evil.example', isRequired: false };
  await expect(root.client.openId.set(elsewhere)).rejects.toMatchObject({ code: 'INVALID' });
  const [row] = await prisma().openIdProvider.findMany();
  expect(Buffer.from(row?.clientSecret ?? []).includes(clientSecret)).toBe(false);
  const entries = await prisma().auditEntry.findMany({ where: { action: { startsWith: 'open-id.' } } });
  expect(JSON.stringify(entries)).not.toContain(clientSecret);
});

test('an issuer is reached over HTTPS, or within the machine', async () => {
  const check = (issuer: string) => root.client.openId.check({ issuer });
  await expect(check('http://10.0.0.1/')).rejects.toMatchObject({ message: expect.stringContaining('HTTPS') });
  await expect(check('http://169.254.169.254/latest')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(check('ftp://example.com')).rejects.toMatchObject({ code: 'INVALID' });
  expect(await check(company.issuer)).toMatchObject({ issuer: company.issuer, signsIn: true });
});

test('once it is removed, nobody comes in by it', async () => {
  const grace = anEmployee();
  await arrive(grace);
  expect((await root.client.openId.remove()).settings).toBeNull();
  expect((await new TestPerson(studio.handle).post('/api/auth/open-id/start', {})).status).toBe(404);
  expect(await new TestPerson(studio.handle).client.openId.offer()).toBeNull();
});
