import { expect, test } from 'vitest';
import { readLogMessage } from './log-message';

test('a plain line is its own summary and has nothing to open', () => {
  expect(readLogMessage('Ada added “Water the plants”\n')).toEqual({
    summary: 'Ada added “Water the plants”',
    fields: [],
  });
});

test('a JSON line says its message first, then the fields that no column shows', () => {
  const { summary, fields, detail } = readLogMessage(
    '{"timestamp":"2026-01-01T00:00:00Z","level":"INFO","message":"stored","bytes":12,"user":{"id":"u1"},"requestId":"r"}',
  );
  expect(summary).toBe('stored');
  expect(fields).toEqual([
    { name: 'bytes', value: '12' },
    { name: 'user', value: '{"id":"u1"}' },
  ]);
  expect(detail?.language).toBe('json');
  expect(detail?.text).toContain('\n  "bytes": 12');
});

test('JSON without a message stays whole on the line and opens pretty', () => {
  const { summary, detail } = readLogMessage('[1,2]');
  expect(summary).toBe('[1,2]');
  expect(detail?.text).toBe('[\n  1,\n  2\n]');
});

test('a stack is one line that opens to the rest', () => {
  const { summary, detail } = readLogMessage('Error: no\n    at a.ts:1');
  expect(summary).toBe('Error: no');
  expect(detail).toEqual({ language: 'text', text: 'Error: no\n    at a.ts:1' });
});

test('what only looks like JSON is text', () => {
  expect(readLogMessage('{not json}')).toEqual({ summary: '{not json}', fields: [] });
});

test('a line of 100 KB is cut on the row and kept whole behind it', () => {
  const { summary, detail } = readLogMessage('x'.repeat(100_000));
  expect(summary.length).toBeLessThan(2100);
  expect(detail?.text).toHaveLength(100_000);
});
