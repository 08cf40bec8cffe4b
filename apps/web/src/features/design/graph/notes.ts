import type { Note, NoteColor } from '@chalice-studio/control-plane/contract';
import type { Point } from './frames';

export const noteColors: readonly NoteColor[] = ['yellow', 'green', 'blue', 'pink', 'grey'];

export const colorNames: Record<NoteColor, string> = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
  grey: 'Grey',
};

export const NEW_NOTE = { width: 240, height: 128 };
export const SMALLEST_NOTE = { width: 80, height: 48 };

/** Notes are no entities of the document: their ids say so. */
export const isNoteId = (id: string): boolean => id.startsWith('note_');

export const createNoteId = (random: () => string): string => `note_${random().slice(0, 16)}`;

export function aNote(at: Point): Note {
  return { x: Math.round(at.x), y: Math.round(at.y), ...NEW_NOTE, color: 'yellow', text: '' };
}
