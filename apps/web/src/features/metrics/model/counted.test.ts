import { expect, test } from 'vitest';
import { together } from './counted';

const of = (functionName: string, calls: number, p95Ms: number | null) => ({
  ...{ functionName, calls, errors: 1, throttles: 0, p95Ms },
});

test('figures of functions add up, and the slowest stands for p95', () => {
  const functions = [of('a', 3, 12), of('b', 4, 80), of('c', 100, 900)];
  expect(together(functions, ['a', 'b'])).toEqual({ calls: 7, errors: 2, throttles: 0, p95Ms: 80 });
  expect(together([of('a', 0, null)], ['a']).p95Ms).toBeNull();
  expect(together(functions, ['unknown'])).toEqual({ calls: 0, errors: 0, throttles: 0, p95Ms: null });
});
