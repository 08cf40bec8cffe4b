import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../testing/test-studio';
import { readSettings, SettingsError } from './settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string>) => readSettings({ STUDIO_DATA_DIR: folder, ...environment }, root);

test('an embedded studio makes its keys once, for its own user alone', () => {
  const first = read({});
  expect(read({}).authSecret).toBe(first.authSecret);
  expect(read({}).secretKeys).toEqual(first.secretKeys);
  expect(first.secretKeys.newest.bytes).toHaveLength(32);
  for (const name of ['better-auth-secret', 'studio-secret-key']) {
    expect(statSync(path.join(folder, 'keys', name)).mode & 0o777).toBe(0o600);
  }
});

test('a key that was damaged is never replaced: what it sealed would be lost', () => {
  read({});
  writeFileSync(path.join(folder, 'keys/studio-secret-key'), 'cut o');
  expect(() => read({})).toThrow(/does not hold a key any more.*backup/);
});

test('on Postgres the keys must be given, as several processes share them', () => {
  const url = { DATABASE_URL: 'postgresql://studio@localhost/studio' };
  expect(() => read(url)).toThrow(/BETTER_AUTH_SECRET must be set/);
  const keys = { BETTER_AUTH_SECRET: 'x'.repeat(32), STUDIO_SECRET_KEY: 'ab'.repeat(32) };
  expect(read({ ...url, ...keys }).databaseUrl).toBe(url.DATABASE_URL);
});

test('each variable that is wrong is named, with what it must be', () => {
  const wrong = () => read({ PORT: 'eighty', DATABASE_URL: 'mysql://x', STUDIO_URL: 'example.org' });
  expect(wrong).toThrow(SettingsError);
  expect(wrong).toThrow('DATABASE_URL: must begin with postgres://');
  expect(wrong).toThrow('PORT: must be a port’s number');
  expect(wrong).toThrow(/STUDIO_URL: /);
  expect(() => read({ RUNNER_ADDRESS: 'runner:4000' })).toThrow(/RUNNER_TOKEN must be set/);
});

test('secrets of sessions that follow one another each have a number and are long enough', () => {
  const [first, second] = ['a'.repeat(32), 'b'.repeat(64)];
  expect(read({ BETTER_AUTH_SECRETS: '' }).authSecrets).toBeUndefined();
  expect(read({ BETTER_AUTH_SECRETS: `3:${second}, 2:${first}` }).authSecrets).toEqual([
    ...[
      { version: 3, value: second },
      { version: 2, value: first },
    ],
  ]);
  for (const wrong of [first, '2:short', `2:${first},2:${second}`, `2:${first},`]) {
    expect(() => read({ BETTER_AUTH_SECRETS: wrong })).toThrow('BETTER_AUTH_SECRETS: must be as in 2:secret');
  }
});

test('an empty variable is one that is not set', () => {
  expect(read({ STUDIO_URL: '', STUDIO_TRUST_PROXY: '', PORT: '3100' })).toMatchObject({
    trustsProxy: false,
    origins: { publicUrl: 'http://localhost:3100' },
  });
});

test('a public address is the only origin', () => {
  expect([...read({ STUDIO_URL: 'https://studio.example.org/' }).origins.allowed]).toEqual([
    'https://studio.example.org',
  ]);
});

test('the key of the data folder and those put aside still open what they sealed when another key is set', () => {
  const own = read({}).secretKeys.newest.id;
  const [aside, fresh, given] = ['ab', 'cd', 'ef'].map((pair) => pair.repeat(32));
  writeFileSync(path.join(folder, 'keys/studio-secret-keys-old'), `${aside}\n`);
  expect(read({}).secretKeys).toMatchObject({ newest: { id: own }, old: [{ bytes: Buffer.from(aside ?? '', 'hex') }] });
  const set = read({ STUDIO_SECRET_KEY: fresh ?? '', STUDIO_SECRET_KEYS_OLD: `${given}, ${aside}` }).secretKeys;
  expect(set.newest.bytes.toString('hex')).toBe(fresh);
  expect(set.old.map(({ id }) => id)).toContain(own);
  expect(set.old).toHaveLength(3);
  expect(() => read({ STUDIO_SECRET_KEYS_OLD: 'short' })).toThrow(/STUDIO_SECRET_KEYS_OLD: must be keys of 64/);
  writeFileSync(path.join(folder, 'keys/studio-secret-keys-old'), 'short');
  expect(() => read({})).toThrow(/studio-secret-keys-old holds a line that is no key/);
});

test('a provider of the server’s configuration is whole, and reached over HTTPS', () => {
  const reading = (more: Record<string, string>) => () =>
    read({ STUDIO_OIDC_ISSUER: 'https://login.example/', ...more });
  const client = { STUDIO_OIDC_CLIENT_ID: 'studio', STUDIO_OIDC_CLIENT_SECRET: 'secret' };
  expect(reading({ ...client, STUDIO_OIDC_ALLOWED_DOMAINS: 'Acme.example, b.example' })().openId).toEqual({
    allowsHttp: false,
    provider: {
      ...{ name: 'login.example', issuer: 'https://login.example/', clientId: 'studio', clientSecret: 'secret' },
      ...{ allowedDomains: ['acme.example', 'b.example'], mayJoin: false, isRequired: false, isOfServer: true },
    },
  });
  expect(reading({})).toThrow('STUDIO_OIDC_CLIENT_ID');
  const http = { ...client, STUDIO_OIDC_ISSUER: 'http://login.example/' };
  expect(reading(http)).toThrow('STUDIO_OIDC_ISSUER must begin with https://');
  expect(reading({ ...http, STUDIO_OIDC_ALLOW_HTTP: '1' })().openId.allowsHttp).toBe(true);
});
