/**
 * Places and notes, as one page has them. A change shows at once, is sent by the canvas sender, and is one step to
 * undo; what others do comes by the stream, and is read again whenever messages may have been lost.
 */
import type {
  ChangedNotes,
  NoteChanges,
  Notes,
  Positions,
  StreamMessage,
} from '@chalice-studio/control-plane/contract';
import { applyChange, type CanvasChange, type CanvasContent, isNothing, noChange } from './canvas-content';
import { changesNothing, emptyCanvasHistory, recordAct, takeBackAct } from './canvas-history';
import { createCanvasSender } from './canvas-sender';
import type { PendingStorage } from './pending-storage';
import type { DocumentTransport } from './transport';

export type CanvasState = { positions: Positions; notes: Notes; canUndo: boolean; canRedo: boolean };

export type CanvasStore = ReturnType<typeof createCanvasStore>;

export function createCanvasStore(options: {
  transport: Pick<DocumentTransport, 'move' | 'annotate' | 'readCanvas'>;
  storage: Pick<PendingStorage, 'keepCanvas'>;
  opened: CanvasContent;
  clientId: string;
  now: () => number;
  /** The studio said no; what was changed is taken back. */
  onRefused: (message: string) => void;
}) {
  const { transport, clientId, now } = options;
  const listeners = new Set<() => void>();
  let history = emptyCanvasHistory;
  let state: CanvasState = { ...options.opened, canUndo: false, canRedo: false };

  function set(content: Partial<CanvasContent>): void {
    state = { ...state, ...content, canUndo: history.undo.length > 0, canRedo: history.redo.length > 0 };
    for (const listener of [...listeners]) listener();
  }

  const sender = createCanvasSender({
    transport,
    onUnsaved: options.storage.keepCanvas,
    onNotes: takeNotes,
    onRefused(error) {
      options.onRefused(error.message);
      history = emptyCanvasHistory;
      void readAgain();
    },
  });

  /** Notes as the studio has them, with what is not saved yet on top. */
  function takeNotes(changed: ChangedNotes): void {
    if (Object.keys(changed).length === 0) return;
    set(applyChange(applyChange(state, { positions: {}, notes: changed }), { ...sender.unsaved(), positions: {} }));
  }

  async function readAgain(): Promise<void> {
    try {
      const content = await transport.readCanvas();
      set(applyChange(content, sender.unsaved()));
    } catch {
      // Still away: the stream says when it is back, and then this is asked again.
    }
  }

  function change(next: CanvasChange): void {
    set(applyChange(state, next));
    sender.add(next);
  }

  function act(next: CanvasChange, key?: string): void {
    if (changesNothing(state, next)) return;
    history = recordAct(history, state, { change: next, key, time: now() });
    change(next);
  }

  function back(from: 'undo' | 'redo'): boolean {
    const taken = takeBackAct(history, state, { from, time: now() });
    if (taken === undefined) return false;
    history = taken.history;
    change(taken.change);
    return true;
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Keeps places as they are shown: nothing to undo. */
    place(positions: Positions): void {
      if (Object.keys(positions).length > 0) change({ ...noChange, positions });
    },
    move: (positions: Positions, key?: string) => act({ ...noChange, positions }, key),
    annotate: (notes: NoteChanges, key?: string) => act({ ...noChange, notes }, key),
    /** Both as one step: a selection of cards and notes that is dragged. */
    change: act,
    undo: () => back('undo'),
    redo: () => back('redo'),
    /** When the step was made that undo or redo would take next. */
    nextTime: (of: 'undo' | 'redo') => history[of].at(-1)?.time,
    forgetRedo() {
      if (history.redo.length === 0) return;
      history = { ...history, redo: [] };
      set({});
    },
    /** Takes over what an earlier page of this project could not save. */
    adopt(kept: CanvasChange): void {
      if (!isNothing(kept)) change(kept);
    },
    takeMessage(message: StreamMessage): void {
      if (message.type === 'gap') void readAgain();
      else if (message.type === 'notes' && message.clientId !== clientId) takeNotes(message.notes);
      else if (message.type === 'positions' && message.clientId !== clientId)
        set({ positions: { ...state.positions, ...message.positions, ...sender.unsaved().positions } });
    },
    /** The stream or the network came back. */
    resume(): void {
      sender.retryNow();
      void readAgain();
    },
    stop: () => sender.stop(),
  };
}
