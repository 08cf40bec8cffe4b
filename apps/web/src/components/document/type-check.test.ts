import type { Problem } from '@chalice-studio/appspec';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DocumentState } from './document-state';
import { createTypeCheck } from './type-check';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const problem: Problem = { entityId: 'a.ts', path: [], code: 'ts2322', message: 'No.', severity: 'error' };

/** A document of which only the revision matters, and a compiler that answers when it is told to. */
function setUp() {
  let revision = 1;
  const listeners = new Set<() => void>();
  const waiting: { answer: (problems: Problem[]) => void; fail: () => void }[] = [];
  const store = {
    getState: () => ({ document: { revision } }) as DocumentState,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const types = createTypeCheck({
    store,
    check: () => {
      const asked = revision;
      return new Promise((resolve, reject) =>
        waiting.push({
          answer: (problems) => resolve({ revision: asked, problems }),
          fail: () => reject(new Error('no')),
        }),
      );
    },
  });
  const save = () => {
    revision += 1;
    for (const listener of [...listeners]) listener();
  };
  return { types, waiting, save };
}

test('nothing is checked while nobody looks; the first look checks at once', async () => {
  const { types, waiting, save } = setUp();
  save();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(waiting).toHaveLength(0);
  const stop = types.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  waiting[0]?.answer([problem]);
  await vi.advanceTimersByTimeAsync(0);
  expect(types.getState()).toEqual({ problems: [problem], isRunning: false, hasFailed: false });
  stop();
});

test('what is saved while a check runs is checked after it, once', async () => {
  const { types, waiting, save } = setUp();
  types.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  for (let count = 0; count < 5; count += 1) save();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(waiting).toHaveLength(1);
  waiting[0]?.answer([problem]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(waiting).toHaveLength(2);
  waiting[1]?.answer([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([waiting.length, types.getState().problems]).toEqual([2, []]);
});

test('a check that fails keeps what is known, says so, and is made again', async () => {
  const { types, waiting } = setUp();
  types.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  waiting[0]?.fail();
  await vi.advanceTimersByTimeAsync(0);
  expect(types.getState().hasFailed).toBe(true);
  await vi.advanceTimersByTimeAsync(30_000);
  waiting[1]?.answer([problem]);
  await vi.advanceTimersByTimeAsync(0);
  expect(types.getState()).toEqual({ problems: [problem], isRunning: false, hasFailed: false });
});
