import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import { keptText, keptValue, NO_CAPTURE } from './capture';
import { isSecretName, redactText } from './redaction';

const policy = { isOn: true, redactedFields: ['Iban', 'x-customer'] };

test.each([
  ...['authorization', 'Cookie', 'x-api-key', 'X-Auth-Token', 'DB_PASSWORD', 'apiKey', 'api_key', 'client-secret'],
  ...['accessToken', 'sessionId', 'PRIVATE_KEY', 'userPwd', 'jwt', 'oldPassword', 'settings.DB_PASSWORD'],
])('%s looks like a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each(['tokenId', 'secretVersion', 'secretNames', 'content-type', 'accept', 'name', 'author', 'tableName', 'id'])(
  '%s does not',
  (name) => expect(isSecretName(name)).toBe(false),
);

test('a text gives away no password of an address, no bearer token and no key of AWS', () => {
  const text =
    'postgres://app:canary@db Authorization: Bearer canary.canary.x AKIAIOSFODNN7CANARYX of https://example.com/a:b';
  expect(redactText(text)).toBe(
    'postgres://app:[redacted]@db Authorization: Bearer [redacted] [redacted] of https://example.com/a:b',
  );
});

test('JSON and forms are kept without the fields that look secret or are listed', () => {
  const body = { user: { password: 'canary', iban: 'canary', name: 'Ada' }, tokens: ['canary'], empty: { token: '' } };
  expect(JSON.parse(keptText(JSON.stringify(body), policy))).toEqual({
    user: { password: '[redacted]', iban: '[redacted]', name: 'Ada' },
    ...{ tokens: '[redacted]', empty: { token: '' } },
  });
  expect(keptText('name=Ada&password=canary&iban=canary', policy)).toBe(
    'name=Ada&password=%5Bredacted%5D&iban=%5Bredacted%5D',
  );
  expect(keptText('hello = there', policy)).toBe('hello = there');
  expect(keptValue('X-Customer', 'canary', policy)).toBe('[redacted]');
  expect(keptValue('accept', 'text/plain', policy)).toBe('text/plain');
});

let studio: TestStudio;
let ada: TestPerson;
beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp('Ada');
});
afterAll(() => studio.close());

test('nothing is kept until an admin of the project says so, which is on record', async () => {
  const { project } = await ada.createProject();
  const projectId = project.id;
  expect(await ada.client.privacy.capture({ projectId })).toEqual(NO_CAPTURE);
  const set = { isOn: true, redactedFields: ['iban', 'iban', ' email '] };
  const stored = await ada.client.privacy.setCapture({ projectId, ...set });
  expect(stored).toEqual({ isOn: true, redactedFields: ['iban', 'email'] });
  expect(await ada.client.privacy.capture({ projectId })).toEqual(stored);
  const { items } = await ada.client.audit.listOfProject({ projectId, action: 'capture.set' });
  expect(items).toMatchObject([
    { before: { payloads: false, without: '' }, after: { payloads: true, without: 'iban, email' } },
  ]);
});
