import { expect, test } from 'vitest';
import { placeAfter } from './grid-keys';

const size = { rows: 100, columns: 20, page: 12 };
const after = (key: string, isModified = false) => placeAfter({ row: 50, column: 5 }, { key, isModified }, size);

test('arrows go to the next cell, with Control to the end', () => {
  expect(after('ArrowUp')).toEqual({ row: 49, column: 5 });
  expect(after('ArrowDown', true)).toEqual({ row: 99, column: 5 });
  expect(after('ArrowLeft')).toEqual({ row: 50, column: 4 });
  expect(after('ArrowRight', true)).toEqual({ row: 50, column: 19 });
});

test('Home, End and pages stay within the table', () => {
  expect(after('Home')).toEqual({ row: 50, column: 0 });
  expect(after('End', true)).toEqual({ row: 99, column: 19 });
  expect(after('PageDown')).toEqual({ row: 62, column: 5 });
  expect(placeAfter({ row: 3, column: 0 }, { key: 'PageUp', isModified: false }, size)).toEqual({ row: 0, column: 0 });
  expect(placeAfter({ row: 0, column: 0 }, { key: 'ArrowLeft', isModified: false }, size)).toEqual({
    row: 0,
    column: 0,
  });
});

test('other keys do not move', () => {
  expect(after('a')).toBeUndefined();
});
