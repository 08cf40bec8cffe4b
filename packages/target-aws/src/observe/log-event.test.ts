import { expect, test } from 'vitest';
import { toLogEvent } from './log-event';

const id = '8f5d4a30-1c5b-4f0e-9a57-6a0b6a3c8f11';
const read = (message: string) => {
  const {
    level,
    source,
    message: text,
    requestId,
  } = toLogEvent({ eventId: 'e', timestamp: 7, message }, { functionName: 'work' });
  return { level, source, text, requestId };
};
const ofFunction = (level: string, text: string, requestId?: string) => ({
  level,
  source: 'function',
  text,
  requestId,
});
const ofPlatform = (level: string, text: string, requestId?: string) => ({
  level,
  source: 'platform',
  text,
  requestId,
});

test('a line of Lambda’s JSON format has its level, its request and its words', () => {
  const line = (fields: object) => JSON.stringify({ timestamp: '2026-01-01T00:00:00.000Z', requestId: id, ...fields });
  expect(read(line({ level: 'INFO', message: 'swept 3' }))).toEqual(ofFunction('info', 'swept 3', id));
  expect(read(line({ level: 'WARN', message: 'slow' })).level).toBe('warning');
  expect(read(line({ level: 'FATAL', message: 'out' })).level).toBe('error');
  expect(read(line({ level: 'DEBUG', message: { order: 7 } }))).toEqual(ofFunction('debug', '{"order":7}', id));
});

test('what Lambda says of itself is the platform’s, with the words of its text format', () => {
  const line = (type: string, record: object) => JSON.stringify({ time: '2026-01-01T00:00:00.000Z', type, record });
  expect(read(line('platform.start', { requestId: id }))).toEqual(ofPlatform('info', `START RequestId: ${id}`, id));
  const metrics = { durationMs: 1.5, billedDurationMs: 2, memorySizeMB: 128, maxMemoryUsedMB: 64 };
  expect(read(line('platform.report', { requestId: id, metrics })).text).toBe(
    `REPORT RequestId: ${id}\tDuration: 1.5 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB`,
  );
});

test('a function that ran out of time or fell over is an error of the platform', () => {
  const record = {
    requestId: id,
    status: 'timeout',
    metrics: { durationMs: 3000, billedDurationMs: 3000, memorySizeMB: 128, maxMemoryUsedMB: 64 },
  };
  const report = JSON.stringify({ time: 't', type: 'platform.report', record });
  expect(read(report)).toMatchObject({ level: 'error', source: 'platform', requestId: id });
  expect(read(report).text).toMatch(/Status: timeout$/);
  const text = `2026-01-01T00:00:03.000Z ${id} Task timed out after 3.00 seconds`;
  expect(read(text)).toEqual(ofPlatform('error', text, id));
});

test('a line of the text format is taken apart at its tabs, a trace below it is kept', () => {
  const line = `2026-01-01T00:00:00.000Z\t${id}\tERROR\tbroken\n    at work (index.mjs:3:1)\n`;
  expect(read(line)).toEqual(ofFunction('error', 'broken\n    at work (index.mjs:3:1)', id));
  expect(read('2026-01-01T00:00:00.000Z\tundefined\tINFO\tinit')).toEqual(ofFunction('info', 'init', undefined));
  expect(read(`START RequestId: ${id} Version: $LATEST`)).toMatchObject({ source: 'platform', requestId: id });
});

test('what a function prints by itself is its own, whatever it looks like', () => {
  for (const text of ['plain words', '{"cut off', '{"order":7}', '[1,2]', ''])
    expect(read(text)).toEqual(ofFunction('info', text, undefined));
});
