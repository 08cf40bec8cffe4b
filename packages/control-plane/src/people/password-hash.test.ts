import { hashPassword as formerHash } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOfToday, verifyPassword } from './password-hash';

test('a password is known again, and no other is', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^scrypt:32768:8:3:[0-9a-f]{32}:[0-9a-f]{128}$/);
  expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct house' })).toBe(false);
});

test('the same password is stored as something else each time', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

test('a password that was stored before this form is known, and is to be hashed anew', async () => {
  const hash = await formerHash('of before');
  expect(isOfToday(hash)).toBe(false);
  expect(await verifyPassword({ hash, password: 'of before' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'of after' })).toBe(false);
});

test('a letter with its accent is the same however a keyboard writes it', async () => {
  const hash = await hashPassword('caf\u00e9');
  expect(await verifyPassword({ hash, password: 'cafe\u0301' })).toBe(true);
});
