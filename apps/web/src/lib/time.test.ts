import { expect, test } from 'vitest';
import { formatClock, formatDuration, formatExact, formatRelative } from './time';

const now = Date.UTC(2026, 4, 10, 12, 0, 0);

test('what was within the last minute is just now', () => {
  expect(formatRelative(now - 59_000, now)).toBe('just now');
});

test.each([
  [5 * 60_000, '5 min. ago'],
  [3 * 3600_000, '3 hr. ago'],
  [26 * 3600_000, 'yesterday'],
  [10 * 24 * 3600_000, 'last wk.'],
])('%i ms ago reads as %s', (age, words) => {
  expect(formatRelative(now - age, now)).toBe(words);
});

test('exact times are in the zone of the viewer and name it', () => {
  expect(formatExact(now)).toBe('10 May 2026, 17:45:00 GMT+5:45');
});

test('the clock of a log line has milliseconds', () => {
  expect(formatClock(now + 42)).toBe('17:45:00.042');
});

test.each([
  [840, '840 ms'],
  [12_440, '12.4 s'],
  [185_000, '3 min 05 s'],
  [7_320_000, '2 h 02 min'],
])('%i ms lasts %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});
