import type { Problem } from '@chalice-studio/appspec';
import type { DocumentState } from './document-state';
import type { Readable } from './selector';

export type TypeCheckState = {
  problems: readonly Problem[];
  isRunning: boolean;
  /** The last check could not be made; the problems are those of an earlier one. */
  hasFailed: boolean;
};

const PAUSE_MS = 400;
const CHECK_AGAIN_MS = 30_000;

/**
 * What the type check finds in the whole project: run in the background at the first look, and after each pause in which
 * a new revision was saved. Nothing is checked while nobody looks.
 */
export function createTypeCheck(options: {
  store: Readable<DocumentState>;
  check: () => Promise<{ revision: number; problems: readonly Problem[] }>;
}): Readable<TypeCheckState> {
  const { store, check } = options;
  const listeners = new Set<() => void>();
  let state: TypeCheckState = { problems: [], isRunning: false, hasFailed: false };
  let checked: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;

  const revisionNow = () => store.getState().document.revision;

  function set(changes: Partial<TypeCheckState>): void {
    state = { ...state, ...changes };
    for (const listener of [...listeners]) listener();
  }

  async function run(): Promise<void> {
    timer = undefined;
    if (state.isRunning || listeners.size === 0) return;
    set({ isRunning: true });
    try {
      const { revision, problems } = await check();
      checked = revision;
      set({ problems, isRunning: false, hasFailed: false });
    } catch {
      // It is said by `hasFailed`; offline or busy, the next look is in a while.
      set({ isRunning: false, hasFailed: true });
      schedule(CHECK_AGAIN_MS);
      return;
    }
    schedule(PAUSE_MS);
  }

  function schedule(pause: number): void {
    if (listeners.size === 0 || state.isRunning || checked === revisionNow()) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pause);
  }

  let seen: number | undefined;
  function follow(): void {
    const revision = revisionNow();
    if (revision === seen) return;
    seen = revision;
    schedule(PAUSE_MS);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (stop === undefined) {
        stop = store.subscribe(follow);
        schedule(0);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
        clearTimeout(timer);
      };
    },
  };
}
