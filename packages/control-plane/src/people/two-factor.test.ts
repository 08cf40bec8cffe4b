import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { INSTANCE } from '../audit/chain';
import { AuthenticatorApp } from '../testing/authenticator-app';
import { PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;

/** The first person, who runs the studio. */
let root: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio();
  root = await studio.signUp('Root');
});
afterAll(() => studio.close());

const begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const refused = z.object({ code: z.string() });
const renewed = begun.pick({ backupCodes: true });

async function begin(person: TestPerson) {
  return begun.parse(await (await person.post('/api/auth/two-factor/enable', { password: PASSWORD })).json());
}

async function withTwoFactor() {
  const person = await studio.signUp();
  const { totpURI, backupCodes } = await begin(person);
  const app = new AuthenticatorApp(totpURI);
  const confirmed = await person.post('/api/auth/two-factor/verify-totp', { code: app.code() });
  expect(confirmed.status).toBe(200);
  return { person, app, recoveryCodes: backupCodes };
}

/** Another browser, in which the password was typed. */
async function withPassword(person: TestPerson) {
  const browser = new TestPerson(studio.handle);
  const answer = await browser.post('/api/auth/sign-in/email', { email: person.email, password: PASSWORD });
  return { browser, answer };
}

async function codeOf(answer: Response): Promise<string> {
  return refused.parse(await answer.json()).code;
}

async function isSignedIn(browser: TestPerson): Promise<boolean> {
  return (await (await browser.fetch('/api/auth/get-session')).json()) !== null;
}

async function actionsOf(person: TestPerson): Promise<string[]> {
  const entries = await studio.studio.database.prisma.auditEntry.findMany({
    where: { teamId: INSTANCE, subject: person.email },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ action }) => action);
}

test('it is on only once a code of the app was right', async () => {
  const person = await studio.signUp();
  const { totpURI } = await begin(person);
  expect((await withPassword(person)).answer.headers.getSetCookie().join()).toContain('session_token');
  const app = new AuthenticatorApp(totpURI);
  expect(app.issuer).toBe('Chalice Studio localhost');
  const wrong = await person.post('/api/auth/two-factor/verify-totp', { code: app.wrongCode() });
  expect(await codeOf(wrong)).toBe('INVALID_CODE');
  expect((await person.client.secondFactors.get()).twoFactor).toBeNull();
  await person.post('/api/auth/two-factor/verify-totp', { code: app.code() });
  expect((await person.client.secondFactors.get()).twoFactor).toEqual({ recoveryCodesLeft: 10, trustedDevices: 0 });
  expect(await actionsOf(person)).toContain('two-factor.enable');
});

test('turning it on needs the password, which cannot be guessed without end', async () => {
  const person = await studio.signUp();
  const wrong = await person.post('/api/auth/two-factor/enable', { password: 'not the password' });
  expect(await codeOf(wrong)).toBe('INVALID_PASSWORD');
  for (let attempt = 0; attempt < 10; attempt += 1) {
    // From elsewhere each time, so that no address is stopped before the account is.
    await person.fetch('/api/auth/two-factor/enable', guess(attempt));
  }
  const stopped = await person.fetch('/api/auth/two-factor/enable', guess(99));
  expect([stopped.status, await codeOf(stopped)]).toEqual([429, 'RATE_LIMITED']);
});

function guess(attempt: number): RequestInit {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.9.9.${attempt}` };
  return { method: 'POST', headers, body: JSON.stringify({ password: 'not the password' }) };
}

test('the password alone gives no session; the code does', async () => {
  const { person, app } = await withTwoFactor();
  const { browser, answer } = await withPassword(person);
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
  expect(await isSignedIn(browser)).toBe(false);
  await expect(browser.client.teams.me()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  // An app shows a code in two halves.
  const code = app.code(1).replace(/^.../, '$& ');
  expect((await browser.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  expect(await isSignedIn(browser)).toBe(true);
  expect(await actionsOf(person)).toEqual(['person.create', 'two-factor.enable', 'session.create']);
});

test('a code opens once, even for whoever has the password too', async () => {
  const { person, app } = await withTwoFactor();
  const code = app.code();
  const first = await withPassword(person);
  expect((await first.browser.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  const second = await withPassword(person);
  const again = await second.browser.post('/api/auth/two-factor/verify-totp', { code });
  expect([again.status, await codeOf(again)]).toEqual([401, 'CODE_USED']);
  expect(await isSignedIn(second.browser)).toBe(false);
});

test('a recovery code opens once, however it is typed, and codes that are made anew end the old ones', async () => {
  const { person, recoveryCodes } = await withTwoFactor();
  const [first = '', second = ''] = recoveryCodes;
  expect(recoveryCodes).toHaveLength(10);
  const use = async (code: string) => {
    const { browser } = await withPassword(person);
    return browser.post('/api/auth/two-factor/verify-backup-code', { code });
  };
  expect((await use(first.toUpperCase().replace('-', ' '))).status).toBe(200);
  expect(await codeOf(await use(first))).toBe('INVALID_BACKUP_CODE');
  expect((await person.client.secondFactors.get()).twoFactor?.recoveryCodesLeft).toBe(9);
  const answer = await person.post('/api/auth/two-factor/generate-backup-codes', { password: PASSWORD });
  const [anew = ''] = renewed.parse(await answer.json()).backupCodes;
  expect(await codeOf(await use(second))).toBe('INVALID_BACKUP_CODE');
  expect((await use(anew)).status).toBe(200);
  expect(await actionsOf(person)).toEqual([
    ...['person.create', 'two-factor.enable', 'session.create', 'two-factor.recovery-code', 'session.fail'],
    ...['two-factor.recovery-codes', 'session.fail', 'session.create', 'two-factor.recovery-code'],
  ]);
});

test('after five wrong codes the password is asked for again, and after ten in a row nobody gets on', async () => {
  const { person, app } = await withTwoFactor();
  const guesses = async (count: number) => {
    const { browser } = await withPassword(person);
    const codes: string[] = [];
    for (let each = 0; each < count; each += 1) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.8.${each}.${codes.length}` };
      const body = JSON.stringify({ code: String(100_000 + each) });
      codes.push(
        await codeOf(await browser.fetch('/api/auth/two-factor/verify-totp', { method: 'POST', headers, body })),
      );
    }
    return codes;
  };
  expect((await guesses(6)).at(-1)).toBe('TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE');
  await studio.studio.database.prisma.rateLimit.deleteMany({ where: { key: { startsWith: 'studio:code:' } } });
  await guesses(5);
  const { browser } = await withPassword(person);
  const right = await browser.post('/api/auth/two-factor/verify-totp', { code: app.code() });
  expect([right.status, await codeOf(right)]).toEqual([429, 'ACCOUNT_TEMPORARILY_LOCKED']);
});

test('a trusted device is not asked again, until devices are forgotten', async () => {
  const { person, app } = await withTwoFactor();
  const { browser } = await withPassword(person);
  await browser.post('/api/auth/two-factor/verify-totp', { code: app.code(), trustDevice: true });
  const signIn = async () => {
    await browser.post('/api/auth/sign-out', {});
    return (await browser.post('/api/auth/sign-in/email', { email: person.email, password: PASSWORD })).json();
  };
  expect(await signIn()).not.toHaveProperty('twoFactorRedirect');
  expect(await isSignedIn(browser)).toBe(true);
  expect((await person.client.secondFactors.get()).twoFactor?.trustedDevices).toBe(1);
  expect(await person.client.secondFactors.forgetDevices()).toEqual({ forgotten: 1 });
  expect(await signIn()).toMatchObject({ twoFactorRedirect: true });
});

test('it is turned off with the password, and then no device stays trusted', async () => {
  const { person, app } = await withTwoFactor();
  const { browser } = await withPassword(person);
  await browser.post('/api/auth/two-factor/verify-totp', { code: app.code(), trustDevice: true });
  const wrong = await person.post('/api/auth/two-factor/disable', { password: 'not the password' });
  expect(await codeOf(wrong)).toBe('INVALID_PASSWORD');
  expect((await person.post('/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
  expect((await withPassword(person)).answer.headers.getSetCookie().join()).toContain('session_token');
  const { prisma } = studio.studio.database;
  expect(await prisma.verification.count({ where: { value: await person.id() } })).toBe(0);
  expect(await actionsOf(person)).toContain('two-factor.disable');
});

test('an administrator turns it off for who lost app and codes, and nobody else does', async () => {
  const { person } = await withTwoFactor();
  const personId = await person.id();
  await expect(person.client.secondFactors.reset({ personId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await root.client.secondFactors.reset({ personId });
  expect(await isSignedIn((await withPassword(person)).browser)).toBe(true);
  expect(await actionsOf(person)).toContain('two-factor.reset');
  await expect(root.client.secondFactors.reset({ personId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('what is stored tells neither the key nor the recovery codes', async () => {
  const { person, app, recoveryCodes } = await withTwoFactor();
  const { prisma } = studio.studio.database;
  const [row] = await prisma.twoFactor.findMany({ where: { userId: await person.id() } });
  const stored = JSON.stringify(row);
  for (const secret of [app.secret, ...recoveryCodes]) expect(stored).not.toContain(secret);
});

test('an API token is no sign-in: it works with two-factor on, and may not change it', async () => {
  const { person } = await withTwoFactor();
  const { secret } = await person.client.apiTokens.create({
    ...{ teamId: await person.teamId(), name: 'CI', scopes: ['read'], expiresInDays: 1 },
  });
  const ask = (path: string) =>
    studio.handle(
      new Request(`http://localhost:3000/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } }),
    );
  expect((await ask('/teams/me')).status).not.toBe(401);
  expect((await ask('/second-factors')).status).toBe(403);
});
