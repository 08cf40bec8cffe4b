import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TopicSources } from './topic-sources';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a reader that keeps failing asks less and less often, for what it asks may cost', async () => {
  const begun: number[] = [];
  const sources = new TopicSources(() => async () => {
    begun.push(Date.now());
    throw new Error('AWS denied access.');
  });
  const started = Date.now();
  sources.start('logs:stage', () => {});
  await vi.advanceTimersByTimeAsync(100_000);
  sources.close();
  expect(begun.map((at) => (at - started) / 1000)).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
});

test('one that worked for a while begins anew at once', async () => {
  const begun: number[] = [];
  const sources = new TopicSources(() => async () => {
    begun.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    throw new Error('The runner ended.');
  });
  const started = Date.now();
  sources.start('logs:stage', () => {});
  await vi.advanceTimersByTimeAsync(125_000);
  sources.close();
  expect(begun.map((at) => (at - started) / 1000)).toEqual([0, 61, 122]);
});
