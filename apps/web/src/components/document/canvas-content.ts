import type { Note, NoteChanges, Notes, Positions } from '@chalice-studio/control-plane/contract';

/** What a canvas has beside the document: where things stand, and notes. */
export type CanvasContent = { readonly positions: Positions; readonly notes: Notes };

/** New places, and changed fields of notes; null removes a note. */
export type CanvasChange = { readonly positions: Positions; readonly notes: NoteChanges };

export const noChange: CanvasChange = { positions: {}, notes: {} };

export function applyChange(content: CanvasContent, change: CanvasChange): CanvasContent {
  const notes = { ...content.notes };
  for (const [id, fields] of Object.entries(change.notes)) {
    const next = fields === null ? undefined : wholeNote({ ...notes[id], ...fields });
    if (next === undefined) delete notes[id];
    else notes[id] = next;
  }
  return { positions: { ...content.positions, ...change.positions }, notes };
}

/** Two changes, one after the other, as one. */
export function mergeChanges(first: CanvasChange, second: CanvasChange): CanvasChange {
  const notes: NoteChanges = { ...first.notes };
  for (const [id, fields] of Object.entries(second.notes)) {
    const before = notes[id];
    notes[id] = fields === null || before === null || before === undefined ? fields : { ...before, ...fields };
  }
  return { positions: { ...first.positions, ...second.positions }, notes };
}

export function isNothing(change: CanvasChange): boolean {
  return Object.keys(change.positions).length === 0 && Object.keys(change.notes).length === 0;
}

/** Some fields of a note that is gone are no note. */
export function wholeNote(fields: Partial<Note>): Note | undefined {
  const { x, y, width, height, color, text } = fields;
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  if (color === undefined || text === undefined) return undefined;
  return { x, y, width, height, color, text };
}
