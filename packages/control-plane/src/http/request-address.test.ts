import { expect, test } from 'vitest';
import { addressOf } from './request-address';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['::1', '::1'],
  ['', 'unknown'],
])('what the nearest proxy says is believed, and one address is written one way: %s', (header, address) => {
  expect(addressOf(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});
