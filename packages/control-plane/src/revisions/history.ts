import type { Edit } from '@chalice-studio/appspec';

/** A pause longer than this ends a run of typing. */
export const TYPING_PAUSE_MS = 2000;

/**
 * Where a change typed: a file, or one field. Changes of one person in one place, each within the pause after the one
 * before, are one line of the history. Undefined for what is an act of its own: creating, removing, changing several.
 */
export function placeOf(edits: readonly Edit[]): string | undefined {
  const places = new Set(edits.map(placeOfOne));
  const [place] = places;
  return places.size === 1 ? place : undefined;
}

function placeOfOne(edit: Edit): string | undefined {
  if (edit.type === 'text') return `text ${edit.file}`;
  if (edit.type === 'set' && typeof edit.value === 'string') return `field ${edit.id} ${edit.path.join(' ')}`;
  return undefined;
}

type Line = { authorId: string; place: string | null; at: Date };

export function joinsLine(
  line: Line | undefined,
  change: { authorId: string; place: string | undefined; at: Date },
): boolean {
  if (line === undefined || change.place === undefined) return false;
  const pauseMs = change.at.getTime() - line.at.getTime();
  return line.authorId === change.authorId && line.place === change.place && pauseMs <= TYPING_PAUSE_MS;
}
