'use client';

import type { NoteColor } from '@chalice-studio/control-plane/contract';
import { cn } from '@/lib/class-names';
import { colorNames, noteColors } from '../graph/notes';

/** The colours of a note to choose from. */
export function NoteColors({ value, onChange }: { value: NoteColor; onChange: (color: NoteColor) => void }) {
  return (
    <fieldset className="flex gap-1.5">
      <legend className="sr-only">Colour</legend>
      {noteColors.map((color) => (
        <button
          type="button"
          key={color}
          aria-label={colorNames[color]}
          aria-pressed={color === value}
          title={colorNames[color]}
          onClick={() => onChange(color)}
          className={cn('size-6 rounded-full border', color === value && 'outline-2 outline-accent outline-offset-1')}
          style={{ background: `var(--note-${color})`, borderColor: `var(--note-${color}-edge)` }}
        />
      ))}
    </fieldset>
  );
}
