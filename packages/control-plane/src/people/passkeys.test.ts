import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { INSTANCE } from '../audit/chain';
import { PasskeyDevice } from '../testing/passkey-device';
import { ORIGIN, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

const offered = z.object({ challenge: z.string() });
const refused = z.object({ code: z.string() });

const HERE = { origin: ORIGIN, host: 'localhost' };

async function challengeFor(browser: TestPerson, what: 'register' | 'authenticate'): Promise<string> {
  return offered.parse(await (await browser.fetch(`/api/auth/passkey/generate-${what}-options`)).json()).challenge;
}

async function register(person: TestPerson, device: PasskeyDevice, { name = 'Laptop', place = HERE } = {}) {
  const response = device.create({ ...place, challenge: await challengeFor(person, 'register') });
  return person.post('/api/auth/passkey/verify-registration', { response, name });
}

async function signIn(device: PasskeyDevice, place = HERE) {
  const browser = new TestPerson(studio.handle);
  const response = device.use({ ...place, challenge: await challengeFor(browser, 'authenticate') });
  return { browser, response, answer: await browser.post('/api/auth/passkey/verify-authentication', { response }) };
}

async function codeOf(answer: Response): Promise<string> {
  return refused.parse(await answer.json()).code;
}

async function withPasskey() {
  const person = await studio.signUp();
  const device = new PasskeyDevice();
  expect((await register(person, device)).status).toBe(200);
  return { person, device };
}

test('a passkey signs in without an address and without a password', async () => {
  const { person, device } = await withPasskey();
  const { browser, answer } = await signIn(device);
  expect(answer.status).toBe(200);
  expect((await browser.client.teams.me()).person.email).toBe(person.email);
  const [passkey] = (await person.client.secondFactors.get()).passkeys;
  expect(passkey).toMatchObject({ name: 'Laptop', isSynced: false });
  expect(passkey?.lastUsedAt).toBeGreaterThan(0);
  const entries = await studio.studio.database.prisma.auditEntry.findMany({
    where: { teamId: INSTANCE, subject: person.email },
    orderBy: { sequence: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual(['person.create', 'passkey.create', 'session.create']);
  expect(entries.at(-1)?.details).toMatchObject({ method: 'passkey', secondFactor: true });
});

test('it asks for it to be used by its owner, as the second factor that it is', async () => {
  const person = await studio.signUp();
  const device = new PasskeyDevice({ asksWhoItIs: false });
  const options = await (await person.fetch('/api/auth/passkey/generate-register-options')).json();
  expect(options).toMatchObject({
    authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    rp: { name: 'Chalice Studio', id: 'localhost' },
  });
  expect(await codeOf(await register(person, device))).toBe('PASSKEY_WITHOUT_VERIFICATION');
  expect((await person.client.secondFactors.get()).passkeys).toEqual([]);
});

test('what was made for or answered to another address is worth nothing here', async () => {
  const elsewhere = [
    { origin: 'https://studio.example', host: 'localhost' },
    { origin: ORIGIN, host: 'studio.example' },
  ];
  for (const place of elsewhere) {
    const person = await studio.signUp();
    expect((await register(person, new PasskeyDevice(), { place })).status).toBe(400);
    const { device } = await withPasskey();
    expect(await codeOf((await signIn(device, place)).answer)).toBe('AUTHENTICATION_FAILED');
  }
});

test('an answer opens once', async () => {
  const { device } = await withPasskey();
  const { browser, response } = await signIn(device);
  const again = await browser.post('/api/auth/passkey/verify-authentication', { response });
  expect(again.ok).toBe(false);
  // Nor does the answer to an earlier challenge fit another one.
  await challengeFor(browser, 'authenticate');
  expect((await browser.post('/api/auth/passkey/verify-authentication', { response })).ok).toBe(false);
});

test('a passkey is renamed and removed by its owner alone, and opens nothing from then on', async () => {
  const { person, device } = await withPasskey();
  const stranger = await studio.signUp('Eve');
  const [passkey] = (await person.client.secondFactors.get()).passkeys;
  const id = passkey?.id ?? '';
  for (const [path, body] of [
    ['update-passkey', { id, name: 'Mine now' }],
    ['delete-passkey', { id }],
  ] as const) {
    expect((await stranger.post(`/api/auth/passkey/${path}`, body)).status).toBe(401);
  }
  expect((await person.post('/api/auth/passkey/update-passkey', { id, name: 'Phone' })).status).toBe(200);
  expect(await codeOf(await person.post('/api/auth/passkey/update-passkey', { id, name: ' ' }))).toBe('PASSKEY_NAME');
  expect((await person.client.secondFactors.get()).passkeys).toMatchObject([{ name: 'Phone' }]);
  expect((await person.post('/api/auth/passkey/delete-passkey', { id })).status).toBe(200);
  expect(await codeOf((await signIn(device)).answer)).toBe('PASSKEY_NOT_FOUND');
});

test('what is no credential is refused as such', async () => {
  const person = await studio.signUp();
  for (const response of [undefined, {}, { id: 7 }, { id: 'x', response: { clientDataJSON: 'no' } }]) {
    for (const path of ['verify-registration', 'verify-authentication']) {
      await challengeFor(person, path === 'verify-registration' ? 'register' : 'authenticate');
      const answer = await person.post(`/api/auth/passkey/${path}`, { response, name: 'x' });
      expect([400, 401]).toContain(answer.status);
    }
  }
});

test('nobody adds a passkey without a session', async () => {
  const browser = new TestPerson(studio.handle);
  expect((await browser.fetch('/api/auth/passkey/generate-register-options')).status).toBe(401);
});
