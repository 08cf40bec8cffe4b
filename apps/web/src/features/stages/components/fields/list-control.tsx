'use client';

import { useState } from 'react';
import type { FieldIds } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Value } from '../../model/field-edits';

type ListControlProps = {
  ids: FieldIds;
  own: Value | undefined;
  placeholder: string;
  onChange: (value: Value | undefined) => void;
};

/** Words, one a line; saved when the field is left. */
export function ListControl({ ids, own, placeholder, onChange }: ListControlProps) {
  const stored = Array.isArray(own) ? own.join('\n') : '';
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== stored) {
      const lines = draft.split(/[\s,]+/).filter((each) => each !== '');
      onChange(lines.length === 0 ? undefined : lines);
    }
    setDraft(undefined);
  };
  return (
    <Textarea
      {...ids}
      isMono
      rows={2}
      className="max-w-xl"
      placeholder={placeholder}
      value={draft ?? stored}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
    />
  );
}
