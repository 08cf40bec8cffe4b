import { expect, test } from 'vitest';
import { secretMask } from './secret-mask';

const value = 'p"ss/wörd & more';
const mask = secretMask({ PASSWORD: value, KEY: '-----BEGIN KEY-----\nMIIEvQIBADAN\n-----END KEY-----', PIN: '1234' });

test.each([
  ['as it is', `login with ${value}!`, 'login with [redacted]!'],
  ['within JSON', JSON.stringify({ password: value }), '{"password":"[redacted]"}'],
  ['within an address', `https://x/?p=${encodeURIComponent(value)}`, 'https://x/?p=[redacted]'],
  ['as base64', `sent ${Buffer.from(value).toString('base64').replaceAll('=', '')}`, 'sent [redacted]'],
  ['a line of several', 'body: MIIEvQIBADAN', 'body: [redacted]'],
])('a secret is taken out %s', (_form, text, masked) => {
  expect(mask(text)).toBe(masked);
});

test('what is too short to be told from chance stays, and so does everything else', () => {
  expect(mask('order 1234 is paid')).toBe('order 1234 is paid');
  expect(secretMask({})('nothing to hide')).toBe('nothing to hide');
});

test('of two secrets of which one begins with the other nothing is left over', () => {
  expect(secretMask({ A: 'abcdef', B: 'abcdefghij' })('x abcdefghij y abcdef z')).toBe('x [redacted] y [redacted] z');
});
