import { expect, test } from 'vitest';
import { KeptMetrics } from './kept-metrics';

const figures = { functionName: 'f', calls: 1, errors: 0, throttles: 0, p95Ms: 3 };

test('a reading serves everybody for a minute, and then there is another', async () => {
  let now = 1000;
  let readings = 0;
  const kept = new KeptMetrics(() => now);
  const read = () => kept.read('stage 1h', async () => [{ ...figures, calls: ++readings }]);
  const [one, two] = await Promise.all([read(), read()]);
  expect([one, two]).toEqual([
    { at: 1000, functions: [figures] },
    { at: 1000, functions: [figures] },
  ]);
  now += 60_000;
  expect((await read()).functions).toEqual([{ ...figures, calls: 2 }]);
});

test('one that failed is not kept', async () => {
  const kept = new KeptMetrics();
  await expect(kept.read('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await kept.read('k', async () => [figures])).functions).toEqual([figures]);
});
