import type { ChangedNotes } from '@chalice-studio/control-plane/contract';
import { type CanvasChange, isNothing, mergeChanges, noChange } from './canvas-content';
import { type DocumentTransport, RefusedError } from './transport';

export type CanvasSender = {
  add(change: CanvasChange): void;
  /** What the studio has not confirmed yet; it stands on top of what it says. */
  unsaved(): CanvasChange;
  retryNow(): void;
  stop(): void;
};

const PAUSE_MS = 150;
const RETRY_MS = 3_000;

/** Saves what was moved and written together, after a pause; what did not arrive goes with what follows. */
export function createCanvasSender(options: {
  transport: Pick<DocumentTransport, 'move' | 'annotate'>;
  onUnsaved: (unsaved: CanvasChange) => void;
  onNotes: (notes: ChangedNotes) => void;
  onRefused: (error: RefusedError) => void;
}): CanvasSender {
  let waiting = noChange;
  let underWay = noChange;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const unsaved = () => mergeChanges(underWay, waiting);

  async function save(): Promise<void> {
    if (!isNothing(underWay) || isNothing(waiting)) return;
    underWay = waiting;
    waiting = noChange;
    const { positions, notes } = underWay;
    try {
      if (Object.keys(positions).length > 0) await options.transport.move(positions);
      const answer = Object.keys(notes).length > 0 ? await options.transport.annotate(notes) : {};
      if (isStopped) return;
      underWay = noChange;
      options.onNotes(answer);
      options.onUnsaved(unsaved());
      if (!isNothing(waiting)) schedule(PAUSE_MS);
    } catch (cause) {
      if (isStopped) return;
      if (!(cause instanceof RefusedError)) waiting = unsaved();
      underWay = noChange;
      if (cause instanceof RefusedError) {
        options.onUnsaved(unsaved());
        options.onRefused(cause);
      } else schedule(RETRY_MS);
    }
  }

  function schedule(pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pauseMs);
  }

  return {
    add(change) {
      waiting = mergeChanges(waiting, change);
      options.onUnsaved(unsaved());
      schedule(PAUSE_MS);
    },
    unsaved,
    retryNow: () => {
      if (!isNothing(waiting)) schedule(0);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
