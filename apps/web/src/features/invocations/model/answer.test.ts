import { expect, test } from 'vitest';
import { byteLength, mediaTypeOf, statusWords, viewOf } from './answer';

const headers = (type: string): [string, string][] => [['Content-Type', type]];

test('a body is shown as what it is', () => {
  expect(viewOf({ headers: headers('application/json'), body: { encoding: 'utf8', data: '{"a":1}' } })).toEqual({
    type: 'json',
    text: '{\n  "a": 1\n}',
  });
  expect(viewOf({ headers: headers('text/html'), body: { encoding: 'utf8', data: '<b>hi</b>' } })).toEqual({
    type: 'text',
    text: '<b>hi</b>',
  });
  expect(viewOf({ headers: [], body: { encoding: 'utf8', data: '' } })).toEqual({ type: 'empty' });
  expect(viewOf({ headers: headers('image/PNG; q=1'), body: { encoding: 'base64', data: 'AAEC' } }).type).toBe('image');
});

test('SVG is never shown as an image, for it can carry script', () => {
  const svg = { encoding: 'base64', data: 'PHN2Zz4=' } as const;
  expect(viewOf({ headers: headers('image/svg+xml'), body: svg }).type).toBe('binary');
});

test('sizes are of bytes, not of characters', () => {
  expect(byteLength({ encoding: 'utf8', data: 'ü' })).toBe(2);
  expect(byteLength({ encoding: 'base64', data: 'AAEC' })).toBe(3);
  expect(byteLength({ encoding: 'base64', data: 'AA==' })).toBe(1);
});

test('a status is said with its reason where it has one', () => {
  expect(statusWords(502)).toBe('502 Bad Gateway');
  expect(statusWords(299)).toBe('299');
  expect(mediaTypeOf([])).toBe('');
});
