'use client';

import { type NodeProps, NodeResizer } from '@xyflow/react';
import { createContext, memo, use } from 'react';
import { useMayEdit } from '@/components/document/use-may-edit';
import { cn } from '@/lib/class-names';
import { SMALLEST_NOTE } from '../graph/notes';
import type { NoteNode as NoteNodeType } from './flow-types';
import { NoteEditor } from './note-editor';
import { NoteText } from './note-text';
import { OthersMark } from './others-mark';
import { useIsFar } from './zoom-level';

/** Which note is being written in, and how to begin and end that. */
export const NoteEditingContext = createContext<{ id: string | undefined; set: (id: string | undefined) => void }>({
  id: undefined,
  set: () => undefined,
});

/** Free text on the canvas. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeType>) {
  const editing = use(NoteEditingContext);
  const mayEdit = useMayEdit();
  const isFar = useIsFar();
  const isEditing = mayEdit && editing.id === id;
  return (
    <div
      className={cn('relative size-full rounded-md border', selected && 'outline-2 outline-accent')}
      style={{ background: `var(--note-${data.color})`, borderColor: `var(--note-${data.color}-edge)` }}
    >
      {selected && mayEdit && !isFar && (
        <NodeResizer
          minWidth={SMALLEST_NOTE.width}
          minHeight={SMALLEST_NOTE.height}
          handleClassName="!size-2 !rounded-xs !border-accent !bg-surface"
          lineClassName="!border-transparent"
        />
      )}
      {isEditing ? (
        <NoteEditor id={id} text={data.text} color={data.color} onDone={() => editing.set(undefined)} />
      ) : (
        !isFar && <NoteText text={data.text} />
      )}
      <OthersMark ids={[id]} isFar={isFar} />
    </div>
  );
});
