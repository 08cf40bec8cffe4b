import { expect, test } from 'vitest';
import { aLogEvent } from '../testing/log-event';
import { flatRows, groupedRows } from './log-rows';

const start = (requestId: string, at: number) =>
  aLogEvent({ id: `s-${requestId}`, at, requestId, source: 'platform', message: `START RequestId: ${requestId}` });
const end = (requestId: string, at: number) =>
  aLogEvent({ id: `n-${requestId}`, at, requestId, source: 'platform', message: `END RequestId: ${requestId}` });
const report = (requestId: string, at: number) =>
  aLogEvent({
    id: `r-${requestId}`,
    at,
    requestId,
    source: 'platform',
    message: `REPORT RequestId: ${requestId}\tDuration: 12.5 ms\tMemory Size: 128 MB\tMax Memory Used: 84 MB`,
  });
const line = (requestId: string, id: string, at: number) => aLogEvent({ id, at, requestId, message: id });

test('START, END and REPORT fold into one row with duration and memory', () => {
  const rows = groupedRows([start('a', 1), line('a', 'hello', 2), end('a', 3), report('a', 4)], new Set());
  expect(rows.map((row) => row.key)).toEqual(['request:a', 'hello']);
  const [head] = rows;
  expect(head?.type === 'request' && head.request).toMatchObject({
    status: 'succeeded',
    startedAt: 1,
    lineCount: 1,
    report: { durationMs: 12.5, memoryUsedMb: 84 },
  });
});

test('requests that ran at the same time are untangled', () => {
  const rows = groupedRows(
    [start('a', 1), start('b', 2), line('a', 'a1', 3), line('b', 'b1', 4), line('a', 'a2', 5)],
    new Set(),
  );
  expect(rows.map((row) => row.key)).toEqual(['request:a', 'a1', 'a2', 'request:b', 'b1']);
});

test('a request is running until its END, and failed when the platform says so', () => {
  const running = groupedRows([start('a', 1)], new Set())[0];
  expect(running?.type === 'request' && running.request.status).toBe('running');
  const timedOut = aLogEvent({
    id: 't',
    at: 2,
    requestId: 'a',
    source: 'platform',
    level: 'error',
    message: 'Task timed out after 3.00 seconds',
  });
  const failed = groupedRows([start('a', 1), timedOut, end('a', 3), report('a', 4)], new Set());
  expect(failed[0]?.type === 'request' && failed[0].request.status).toBe('failed');
  expect(failed.map((row) => row.key)).toEqual(['request:a', 't']);
});

test('a handler that writes an error has not failed for it, but it shows', () => {
  const wrote = aLogEvent({ id: 'e', at: 2, requestId: 'a', level: 'error', message: 'oh' });
  const [head] = groupedRows([start('a', 1), wrote, end('a', 3)], new Set());
  expect(head?.type === 'request' && head.request).toMatchObject({ status: 'succeeded', wroteErrors: true });
});

test('a folded request hides its lines and still counts them', () => {
  const rows = groupedRows([start('a', 1), line('a', 'a1', 2)], new Set(['a']));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.type === 'request' && rows[0].request.lineCount).toBe(1);
});

test('a line without a request stands where it came', () => {
  const alone = aLogEvent({ id: 'alone', at: 2, message: 'the gateway said' });
  const rows = groupedRows([line('a', 'a1', 1), alone, line('a', 'a2', 3)], new Set());
  expect(rows.map((row) => row.key)).toEqual(['request:a', 'a1', 'a2', 'alone']);
});

test('flat rows leave nothing out', () => {
  expect(flatRows([start('a', 1), line('a', 'a1', 2)]).map((row) => row.key)).toEqual(['s-a', 'a1']);
});
