import { expect, test } from 'vitest';
import { readPlatformLine, readReport } from './lambda-report';

const REPORT =
  'REPORT RequestId: 3f1c\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 84 MB\tInit Duration: 120.55 ms';

test('a REPORT line is read into duration, memory and cold start', () => {
  expect(readReport(REPORT)).toEqual({
    durationMs: 12.34,
    billedMs: 13,
    memorySizeMb: 128,
    memoryUsedMb: 84,
    initMs: 120.55,
  });
});

test('the duration is never mistaken for the billed or the init one', () => {
  expect(readReport('REPORT RequestId: a\tBilled Duration: 13 ms\tInit Duration: 9 ms')).toBeUndefined();
});

test('the status of an invocation that the platform ended is read', () => {
  expect(readReport('REPORT RequestId: a Duration: 3000.00 ms Status: timeout')).toEqual({
    durationMs: 3000,
    status: 'timeout',
  });
});

test('START, END and REPORT are told apart from everything else', () => {
  expect(readPlatformLine('START RequestId: 3f1c Version: $LATEST').type).toBe('start');
  expect(readPlatformLine('END RequestId: 3f1c').type).toBe('end');
  expect(readPlatformLine(REPORT).type).toBe('report');
  expect(readPlatformLine('Task timed out after 3.00 seconds').type).toBe('other');
  expect(readPlatformLine('STARTING up').type).toBe('other');
});
