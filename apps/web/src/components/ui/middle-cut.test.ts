import { expect, test } from 'vitest';
import { middleCut } from './middle-cut';

test('a long name keeps its end, a short one stays whole', () => {
  expect('/customers/{id}/orders/history'.slice(middleCut('/customers/{id}/orders/history', 8))).toBe('/history');
  expect(middleCut('/orders', 8)).toBe(7);
});

test('no sign is parted', () => {
  const family = '👩‍👩‍👧';
  const cut = middleCut(family.repeat(5), 8);
  expect(cut % family.length).toBe(0);
  const accents = 'e\u0301'.repeat(20);
  expect(middleCut(accents, 7) % 2).toBe(0);
});

test('text that runs from right to left stays in one piece', () => {
  const text = 'معالجة الطلبات القديمة في المستودع';
  expect(middleCut(text, 8)).toBe(text.length);
});
