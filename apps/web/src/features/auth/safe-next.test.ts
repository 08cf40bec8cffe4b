import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

test('a page of the studio is where one goes on, with its query', () => {
  expect(safeNext('/p/abc/logs?stage=dev#end')).toBe('/p/abc/logs?stage=dev#end');
});

test.each(['https://evil.example/', '//evil.example/x', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)'])(
  '%j leads home instead of away',
  (next) => {
    expect(safeNext(next)).toBe('/');
  },
);

test('signing in does not lead to signing in', () => {
  expect(safeNext('/sign-in?next=/')).toBe('/');
  expect(safeNext(undefined)).toBe('/');
});
