import { expect, test } from 'vitest';
import { percentile, summarize, toTable } from './lib/statistics.mjs';

const samples = Array.from({ length: 100 }, (_, index) => 100 - index);

test('takes percentiles whatever the order of the samples', () => {
  expect(percentile(samples, 0.5)).toBe(51);
  expect(percentile(samples, 0.95)).toBe(96);
  expect(percentile([7], 0.95)).toBe(7);
});

test('a row tells median, p95 and how many samples there were', () => {
  expect(toTable([summarize('edit to saved', samples, 'p95 under 50 ms')]).split('\n')[1]).toMatch(
    /^edit to saved\s+51\.0 ms\s+96\.0 ms\s+100\s+p95 under 50 ms$/,
  );
});
