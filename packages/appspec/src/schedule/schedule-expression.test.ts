import { expect, test } from 'vitest';
import { nextRuns, parseScheduleExpression } from './schedule-expression';

function runs(text: string, from: string, count = 3): string[] {
  const expression = parseScheduleExpression(text);
  if ('error' in expression) throw new Error(expression.error);
  return nextRuns(expression, new Date(from), count).map((run) => run.toISOString().slice(0, 16));
}

test('a cron runs in UTC, whatever the machine’s zone', () => {
  expect(runs('cron(0 12 * * ? *)', '2026-02-27T12:00:00Z')).toEqual([
    '2026-02-28T12:00',
    '2026-03-01T12:00',
    '2026-03-02T12:00',
  ]);
});

test('names, ranges, lists and steps count as EventBridge counts them', () => {
  expect(runs('cron(0/30 9-10 ? * MON,FRI *)', '2026-01-02T09:10:00Z', 4)).toEqual([
    '2026-01-02T09:30',
    '2026-01-02T10:00',
    '2026-01-02T10:30',
    '2026-01-05T09:00',
  ]);
});

test('L, W and # find their days', () => {
  expect(runs('cron(0 0 L * ? *)', '2028-02-01T00:00:00Z', 1)).toEqual(['2028-02-29T00:00']);
  expect(runs('cron(0 0 1W * ? *)', '2026-08-01T00:00:00Z', 1)).toEqual(['2026-08-03T00:00']);
  expect(runs('cron(0 0 ? * 3#2 *)', '2026-01-01T00:00:00Z', 1)).toEqual(['2026-01-13T00:00']);
  expect(runs('cron(0 0 ? * 6L *)', '2026-01-01T00:00:00Z', 1)).toEqual(['2026-01-30T00:00']);
});

test('a year that has passed never runs', () => {
  expect(runs('cron(0 0 1 1 ? 2020)', '2026-01-01T00:00:00Z')).toEqual([]);
});

test.each([
  ['rate(0 minutes)', 'shortest'],
  ['rate(1 minutes)', 'rate(1 minute)'],
  ['rate(5 minute)', 'rate(5 minutes)'],
  ['cron(0 12 * * * *)', 'Exactly one'],
  ['cron(0 25 * * ? *)', 'hours'],
  ['cron(0 12 * * ?)', 'six fields'],
  ['every day', 'rate(5 minutes)'],
])('%s is refused with the way out', (text, words) => {
  const result = parseScheduleExpression(text);
  expect('error' in result ? result.error : '').toContain(words);
});
