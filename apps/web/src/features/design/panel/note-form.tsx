'use client';

import { Trash2 } from 'lucide-react';
import { useCallback } from 'react';
import type { CanvasState } from '@/components/document/canvas-store';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import { useMayEdit } from '@/components/document/use-may-edit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useDesignActions } from '../actions/use-design-actions';
import { NoteColors } from '../canvas/note-colors';
import { useDraft } from './fields/use-draft';

/** A note in the panel: its text and colour, also where no canvas is shown. Nothing when it is gone. */
export function NoteForm({ id }: { id: string }) {
  const { canvas } = useOpenDocument();
  const note = useSelector(
    canvas,
    useCallback((state: CanvasState) => state.notes[id], [id]),
  );
  const actions = useDesignActions();
  const mayEdit = useMayEdit();
  const draft = useDraft(note?.text ?? '', (text) => actions.writeNote(id, { text }, `${id}:text`));
  if (note === undefined) return <p className="text-fg-muted">Somebody deleted this note.</p>;
  return (
    <>
      <div data-field="text">
        <Field
          label="Text"
          help="# heading, - list, **bold**, *italic*, `code` and links are shown as such. Notes are no part of the app."
        >
          {(ids) => (
            <Textarea
              {...ids}
              dir="auto"
              rows={8}
              maxLength={20_000}
              readOnly={!mayEdit}
              value={draft.value}
              onChange={(event) => draft.onChange(event.target.value)}
              onBlur={draft.onBlur}
            />
          )}
        </Field>
      </div>
      <NoteColors value={note.color} onChange={(color) => actions.writeNote(id, { color })} />
      <Button variant="danger-quiet" onClick={() => actions.remove([id])}>
        <Trash2 aria-hidden /> Delete note
      </Button>
    </>
  );
}
