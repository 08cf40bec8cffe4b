import type { Note } from '@chalice-studio/control-plane/contract';
import type { CanvasStore } from '@/components/document/canvas-store';
import { sayLookOnly } from '@/components/document/say-look-only';
import { toast } from '@/components/ui/toast';
import { createRandomId } from '@/lib/random-id';
import type { Point } from '../graph/frames';
import { aNote, createNoteId } from '../graph/notes';
import type { Selection } from '../selection/selection';
import { announce } from './announcements';

type NoteContext = { canvas: CanvasStore; selection: Selection; mayEdit: boolean };

/** What one can do to notes. They are no part of the document, so that nothing of it is generated or deployed. */
export function noteActions({ canvas, selection, mayEdit }: NoteContext) {
  const allowed = (): boolean => {
    if (!mayEdit) sayLookOnly();
    return mayEdit;
  };
  return {
    /** Answers its id; `at` is its corner. */
    addNote(at: Point): string | undefined {
      if (!allowed()) return undefined;
      const id = createNoteId(createRandomId);
      canvas.annotate({ [id]: aNote(at) });
      selection.select([id]);
      announce('Added a note');
      return id;
    },
    /** Writing of one `key` without a pause is one step to undo. */
    writeNote(id: string, fields: Partial<Note>, key?: string): void {
      if (canvas.getState().notes[id] !== undefined && allowed()) canvas.annotate({ [id]: fields }, key);
    },
    removeNotes(ids: readonly string[]): void {
      const known = ids.filter((id) => canvas.getState().notes[id] !== undefined);
      if (known.length === 0 || !allowed()) return;
      canvas.annotate(Object.fromEntries(known.map((id) => [id, null])));
      selection.select(selection.getState().filter((id) => !known.includes(id)));
      const title = known.length === 1 ? 'Deleted a note' : `Deleted ${known.length} notes`;
      toast.message(title, { action: { label: 'Undo', onClick: () => void canvas.undo() } });
    },
    pasteNotes(notes: readonly Note[]): string[] {
      if (notes.length === 0 || !allowed()) return [];
      const written = notes.map((note) => [createNoteId(createRandomId), note] as const);
      canvas.annotate(Object.fromEntries(written));
      return written.map(([id]) => id);
    },
  };
}
