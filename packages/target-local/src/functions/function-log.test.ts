import { expect, test } from 'vitest';
import { functionLogEvent } from './function-log';

const eventOf = (text: string) => functionLogEvent('f', { stream: 'stdout', text, requestId: 'r' });
const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;

test('a line of JSON with a level and a message is taken apart', () => {
  expect(eventOf('{"level":"WARN","message":"careful"}')).toMatchObject({ level: 'warning', message: 'careful' });
  expect(eventOf('{"level":"info","message":{"a":1}}')).toMatchObject({ level: 'info', message: '{"a":1}' });
  expect(eventOf('{"level":"ERROR","message":"no","stackTrace":["Error: no","at x"]}').message).toBe(
    'no\nError: no\nat x',
  );
});

test.each([
  '{"level":{"toString":1,"valueOf":1},"message":"x"}',
  '{"level":["__proto__"],"message":"x"}',
  '{"level":"constructor","message":"x"}',
  '{"level":null,"message":null}',
  `{"level":"INFO","message":${deep}}`,
  '{',
])('a line made to hurt is a line like any other: %.40s', (text) => {
  expect(eventOf(text)).toMatchObject({ source: 'function', level: 'info', message: text });
});

test('a stack that is none of texts is left out', () => {
  const text = '{"level":"INFO","message":"x","stackTrace":[[{"toString":1,"valueOf":1}]],"error":{"stack":{}}}';
  expect(eventOf(text).message).toBe('x');
});
