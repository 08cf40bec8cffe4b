import type { Note, NoteChanges, Positions } from '@chalice-studio/control-plane/contract';
import { applyChange, type CanvasChange, type CanvasContent, isNothing, mergeChanges } from './canvas-content';

/** One thing that this person did on the canvas: what it made, and what was there before. */
export type CanvasStep = { before: CanvasChange; after: CanvasChange; key: string | undefined; time: number };

export type CanvasHistory = { readonly undo: readonly CanvasStep[]; readonly redo: readonly CanvasStep[] };

export const emptyCanvasHistory: CanvasHistory = { undo: [], redo: [] };

const MAXIMUM_STEPS = 200;
/** A pause in typing that begins a new step. */
const PAUSE_MS = 1200;

export type CanvasAct = { change: CanvasChange; key?: string | undefined; time: number };

/** A change of this person, recorded against what was there. */
export function recordAct(history: CanvasHistory, content: CanvasContent, act: CanvasAct): CanvasHistory {
  const step = stepOf(content, act);
  const last = history.undo.at(-1);
  if (last === undefined || !continues(last, step))
    return { undo: [...history.undo, step].slice(-MAXIMUM_STEPS), redo: [] };
  const joined = {
    ...step,
    before: mergeChanges(step.before, last.before),
    after: mergeChanges(last.after, step.after),
  };
  return { undo: [...history.undo.slice(0, -1), joined], redo: [] };
}

/**
 * What takes back (or does again) the newest step, and the history after it. Only what still is as this person left it
 * goes back: what somebody else moved or wrote since stays, and steps of which nothing is left are passed over.
 */
export function takeBackAct(
  history: CanvasHistory,
  content: CanvasContent,
  { from, time }: { from: 'undo' | 'redo'; time: number },
): { change: CanvasChange; history: CanvasHistory } | undefined {
  const to = from === 'undo' ? 'redo' : 'undo';
  for (let length = history[from].length; length > 0; length -= 1) {
    const step = history[from][length - 1];
    if (step === undefined) return undefined;
    const change = stillOwn(content, step);
    if (isNothing(change)) continue;
    const opposite = stepOf(content, { change, time });
    const rest = { [from]: history[from].slice(0, length - 1), [to]: [...history[to], opposite] };
    return { change, history: { ...history, ...rest } };
  }
  return undefined;
}

function stepOf(content: CanvasContent, { change, key, time }: CanvasAct): CanvasStep {
  const positions = Object.fromEntries(
    Object.keys(change.positions).flatMap((id) => {
      const place = content.positions[id];
      return place === undefined ? [] : [[id, place]];
    }),
  );
  const notes = Object.fromEntries(
    Object.entries(change.notes).map(([id, fields]) => [id, noteBefore(content.notes[id], fields)]),
  );
  return { before: { positions, notes }, after: change, key, time };
}

function noteBefore(note: Note | undefined, fields: Partial<Note> | null): Partial<Note> | null {
  if (note === undefined) return null;
  return fields === null ? note : pick(note, fields);
}

function continues(last: CanvasStep, step: CanvasStep): boolean {
  return step.key !== undefined && last.key === step.key && step.time - last.time < PAUSE_MS;
}

function stillOwn(content: CanvasContent, { before, after }: CanvasStep): CanvasChange {
  const positions: Positions = {};
  for (const [id, place] of Object.entries(before.positions)) {
    const [now, made] = [content.positions[id], after.positions[id]];
    if (now !== undefined && made !== undefined && now.x === made.x && now.y === made.y) positions[id] = place;
  }
  const notes: NoteChanges = {};
  for (const [id, fields] of Object.entries(before.notes)) {
    const back = noteBack(content.notes[id], fields, after.notes[id] ?? null);
    if (back !== undefined) notes[id] = back;
  }
  return { positions, notes };
}

function noteBack(
  now: Note | undefined,
  before: Partial<Note> | null,
  after: Partial<Note> | null,
): Partial<Note> | null | undefined {
  if (after === null) return now === undefined && before !== null ? before : undefined;
  if (now === undefined) return undefined;
  // It was written by this step: it goes only if nobody has changed it since.
  if (before === null) return differs(now, after) ? undefined : null;
  const own = Object.keys(before).filter((key) => isField(key, now) && now[key] === after[key]);
  return own.length === 0 ? undefined : Object.fromEntries(own.map((key) => [key, isField(key, now) && before[key]]));
}

const isField = (key: string, note: Note): key is keyof Note => Object.hasOwn(note, key);

const differs = (note: Note, fields: Partial<Note>) =>
  Object.keys(fields).some((key) => isField(key, note) && note[key] !== fields[key]);

function pick(note: Note, fields: Partial<Note>): Partial<Note> {
  return Object.fromEntries(Object.keys(fields).flatMap((key) => (isField(key, note) ? [[key, note[key]]] : [])));
}

/** Whether a change leaves the canvas as it is. */
export function changesNothing(content: CanvasContent, change: CanvasChange): boolean {
  const next = applyChange(content, change);
  const isMoved = Object.keys(change.positions).some(
    (id) => content.positions[id]?.x !== next.positions[id]?.x || content.positions[id]?.y !== next.positions[id]?.y,
  );
  const isWritten = Object.keys(change.notes).some((id) => {
    const [before, after] = [content.notes[id], next.notes[id]];
    if (before === undefined || after === undefined) return before !== after;
    return differs(before, after);
  });
  return !isMoved && !isWritten;
}
