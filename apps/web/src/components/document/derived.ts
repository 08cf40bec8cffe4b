import type { Readable } from './selector';

/**
 * Something computed of a store's state when the browser has nothing better to do: never between a key and its letter.
 * Computes only while somebody looks; `getState` is the last result.
 */
export function createDerived<State, Input, Result>(options: {
  store: Readable<State>;
  read: (state: State) => Input;
  compute: (input: Input) => Result;
}): Readable<Result> {
  const { store, read, compute } = options;
  const listeners = new Set<() => void>();
  let input = read(store.getState());
  let result: { value: Result } | undefined;
  let isDue = false;
  let stop: (() => void) | undefined;

  function refresh(): void {
    isDue = false;
    const next = read(store.getState());
    if (Object.is(next, input)) return;
    input = next;
    result = { value: compute(input) };
    for (const listener of [...listeners]) listener();
  }

  function schedule(): void {
    if (isDue || Object.is(read(store.getState()), input)) return;
    isDue = true;
    whenIdle(refresh);
  }

  return {
    getState() {
      const now = listeners.size > 0 && result !== undefined ? input : read(store.getState());
      if (result === undefined || !Object.is(now, input)) {
        input = now;
        result = { value: compute(input) };
      }
      return result.value;
    },
    subscribe(listener) {
      listeners.add(listener);
      stop ??= store.subscribe(schedule);
      schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

/** Safari has no requestIdleCallback. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 250 });
  else setTimeout(work, 50);
}
