import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { callsByFunction, statsOfCalls } from './function-stats';

const line = (requestId: string, message: string, changes: Partial<LogEventRecord> = {}): LogEventRecord => ({
  id: `${requestId} ${message}`,
  at: 1,
  functionName: 'api_handler',
  requestId,
  level: 'info',
  source: 'platform',
  message,
  ...changes,
});
const report = (requestId: string, durationMs: number, rest = '') =>
  line(requestId, `REPORT RequestId: ${requestId}\tDuration: ${durationMs} ms\tBilled Duration: 1 ms${rest}`);

test('each REPORT is a call of its function', () => {
  const calls = callsByFunction([
    report('a', 5, '\tMax Memory Used: 90 MB\tInit Duration: 100 ms'),
    { ...report('b', 7), functionName: 'sweep_done' },
  ]);
  expect(calls.get('api_handler')).toEqual([
    { requestId: 'a', at: 1, durationMs: 5, initMs: 100, memoryUsedMb: 90, hasFailed: false },
  ]);
  expect(calls.get('sweep_done')).toHaveLength(1);
});

test('a call has failed when the platform says so, not when its handler writes an error', () => {
  const calls = callsByFunction([
    line('a', 'oh no', { level: 'error', source: 'function' }),
    report('a', 1),
    line('b', 'Task timed out after 3.00 seconds', { level: 'error' }),
    report('b', 3000),
    report('c', 1, '\tStatus: error'),
  ]);
  expect(calls.get('api_handler')?.map((call) => call.hasFailed)).toEqual([false, true, true]);
});

test('percentiles are of the durations, by the nearest rank', () => {
  const calls = Array.from({ length: 100 }, (_, index) => report(`${index}`, index + 1));
  const stats = statsOfCalls(callsByFunction(calls).get('api_handler') ?? []);
  expect(stats).toMatchObject({ p50Ms: 50, p95Ms: 95, errorCount: 0, coldStartCount: 0, maxMemoryMb: undefined });
  expect(statsOfCalls([])).toMatchObject({ p50Ms: 0, p95Ms: 0, calls: [] });
});
