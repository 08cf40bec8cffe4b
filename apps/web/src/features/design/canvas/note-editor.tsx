'use client';

import type { NoteColor } from '@chalice-studio/control-plane/contract';
import { useEffect, useRef } from 'react';
import { useDesignActions } from '../actions/use-design-actions';
import { useDraft } from '../panel/fields/use-draft';
import { NoteColors } from './note-colors';

type NoteEditorProps = { id: string; text: string; color: NoteColor; onDone: () => void };

/** Writing in a note where it lies; Escape or a click beside it ends that. */
export function NoteEditor({ id, text, color, onDone }: NoteEditorProps) {
  const actions = useDesignActions();
  const draft = useDraft(text, (typed) => actions.writeNote(id, { text: typed }, `${id}:text`));
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length);
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving what stands in it is what it listens for
    <div
      className="nodrag nowheel nopan size-full"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        draft.onBlur();
        onDone();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        draft.onBlur();
        event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
        onDone();
      }}
    >
      <textarea
        ref={area}
        aria-label="Text of the note"
        dir="auto"
        value={draft.value}
        maxLength={20_000}
        onChange={(event) => draft.onChange(event.target.value)}
        placeholder="# Heading, - list, **bold**, `code`"
        className="size-full resize-none bg-transparent p-2.5 text-fg text-sm leading-5 outline-none placeholder:text-fg-muted"
      />
      <div className="absolute -top-10 left-0 rounded-full border border-line bg-raised p-1.5 shadow-pop">
        <NoteColors value={color} onChange={(next) => actions.writeNote(id, { color: next })} />
      </div>
    </div>
  );
}
