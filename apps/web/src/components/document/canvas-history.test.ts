import type { Note } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { applyChange, type CanvasChange, type CanvasContent, mergeChanges, noChange } from './canvas-content';
import { changesNothing, emptyCanvasHistory, recordAct, takeBackAct } from './canvas-history';

const note: Note = { x: 0, y: 0, width: 240, height: 160, color: 'yellow', text: 'Why' };
const content: CanvasContent = { positions: { a: { x: 0, y: 0 } }, notes: { note_1: note } };
const move = (x: number): CanvasChange => ({ ...noChange, positions: { a: { x, y: 0 } } });
const write = (fields: Partial<Note> | null): CanvasChange => ({ ...noChange, notes: { note_1: fields } });

/** One person's canvas: what they do, and what others do meanwhile. */
function aCanvas(start = content) {
  let now = start;
  let history = emptyCanvasHistory;
  let time = 0;
  return {
    act(change: CanvasChange, key?: string) {
      time += 10;
      history = recordAct(history, now, { change, key, time });
      now = applyChange(now, change);
    },
    others(change: CanvasChange) {
      now = applyChange(now, change);
    },
    pause: () => {
      time += 5000;
    },
    back(from: 'undo' | 'redo') {
      time += 10;
      const taken = takeBackAct(history, now, { from, time });
      if (taken === undefined) return false;
      history = taken.history;
      now = applyChange(now, taken.change);
      return true;
    },
    now: () => now,
  };
}

test('a move goes back, and comes again', () => {
  const canvas = aCanvas();
  canvas.act(move(50));
  expect(canvas.back('undo')).toBe(true);
  expect(canvas.now()).toEqual(content);
  expect(canvas.back('redo')).toBe(true);
  expect(canvas.now().positions.a).toEqual({ x: 50, y: 0 });
  expect(canvas.back('redo')).toBe(false);
});

test('what somebody else moved since stays where they put it', () => {
  const canvas = aCanvas();
  canvas.act(move(50));
  canvas.others(move(90));
  expect(canvas.back('undo')).toBe(false);
  expect(canvas.now().positions.a).toEqual({ x: 90, y: 0 });
});

test('undoing a colour leaves the text that somebody typed meanwhile', () => {
  const canvas = aCanvas();
  canvas.act(write({ color: 'pink' }));
  canvas.others(write({ text: 'Because' }));
  canvas.back('undo');
  expect(canvas.now().notes.note_1).toEqual({ ...note, text: 'Because' });
});

test('a removed note comes back whole; one that others wrote in is not taken away', () => {
  const canvas = aCanvas();
  canvas.act(write(null));
  expect(canvas.now().notes).toEqual({});
  canvas.back('undo');
  expect(canvas.now().notes).toEqual({ note_1: note });

  const other = aCanvas({ positions: {}, notes: {} });
  other.act(write(note));
  other.others(write({ text: 'Theirs' }));
  expect(other.back('undo')).toBe(false);
  expect(other.now().notes.note_1?.text).toBe('Theirs');
});

test('typing without a pause is one step, and a pause begins another', () => {
  const canvas = aCanvas();
  canvas.act(write({ text: 'W' }), 'note_1:text');
  canvas.act(write({ text: 'Wh' }), 'note_1:text');
  canvas.pause();
  canvas.act(write({ text: 'Who' }), 'note_1:text');
  canvas.back('undo');
  expect(canvas.now().notes.note_1?.text).toBe('Wh');
  canvas.back('undo');
  expect(canvas.now().notes.note_1?.text).toBe('Why');
});

test('a new step ends what could be done again', () => {
  const canvas = aCanvas();
  canvas.act(move(50));
  canvas.back('undo');
  canvas.act(move(70));
  expect(canvas.back('redo')).toBe(false);
});

test('a step of which nothing is left is passed over, and the one before is taken back', () => {
  const canvas = aCanvas();
  canvas.act(move(50));
  canvas.act(write({ color: 'pink' }));
  canvas.others(write(null));
  expect(canvas.back('undo')).toBe(true);
  expect(canvas.now().positions.a).toEqual({ x: 0, y: 0 });
});

test('changes made one after the other are one change: a note written anew is not mixed with the one removed', () => {
  expect(mergeChanges(write({ x: 1 }), write({ text: 'b' })).notes).toEqual({ note_1: { x: 1, text: 'b' } });
  expect(mergeChanges(write({ x: 1 }), write(null)).notes).toEqual({ note_1: null });
  expect(mergeChanges(write(null), write(note)).notes).toEqual({ note_1: note });
});

test('a part of a note that is gone makes no note', () => {
  expect(applyChange({ positions: {}, notes: {} }, write({ x: 5 })).notes).toEqual({});
});

test('what changes nothing is no step', () => {
  expect(changesNothing(content, move(0))).toBe(true);
  expect(changesNothing(content, write({ color: 'yellow' }))).toBe(true);
  expect(changesNothing(content, write({ color: 'blue' }))).toBe(false);
  expect(changesNothing(content, { ...noChange, notes: { note_2: null } })).toBe(true);
});
