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

type Box = Point & { width: number; height: number };

const STEP = 64;

/** The corner nearest to a wish at which a new note covers nothing; the wish itself where all is full. */
export function freeCorner(wanted: Point, taken: readonly Box[]): Point {
  for (let ring = 0; ring < 24; ring += 1) {
    for (const { x, y } of cornersOf(ring)) {
      const box = { x: wanted.x + x * STEP, y: wanted.y + y * STEP, ...NEW_NOTE };
      if (!taken.some((other) => overlaps(box, other))) return { x: box.x, y: box.y };
    }
  }
  return wanted;
}

function cornersOf(ring: number): Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const along = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  return along.flatMap((step) => [
    { x: step, y: ring },
    { x: step, y: -ring },
    { x: ring, y: step },
    { x: -ring, y: step },
  ]);
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
