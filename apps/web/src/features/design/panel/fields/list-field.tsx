'use client';

import type { FieldIds } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type ListFieldProps = BoundProps & {
  placeholder?: string;
  /** An empty list means something of its own and is kept, instead of unsetting the field. */
  keepEmpty?: boolean;
};

/** Words, one a line. */
export function ListField({ placeholder, keepEmpty, ...bound }: ListFieldProps) {
  return (
    <BoundField {...bound}>{(ids, binding) => <Lines {...{ ids, binding, placeholder, keepEmpty }} />}</BoundField>
  );
}

type LinesProps = Pick<ListFieldProps, 'placeholder' | 'keepEmpty'> & { ids: FieldIds; binding: FieldBinding };

function Lines({ ids, binding, placeholder, keepEmpty }: LinesProps) {
  const stored = Array.isArray(binding.value) ? binding.value.join('\n') : '';
  const draft = useDraft(stored, (text) => {
    const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    binding.set(lines.length === 0 && keepEmpty !== true ? undefined : lines, { isTyping: true });
  });
  return (
    <Textarea
      {...ids}
      isMono
      rows={2}
      placeholder={placeholder}
      value={draft.value}
      onBlur={draft.onBlur}
      onChange={(event) => draft.onChange(event.target.value)}
    />
  );
}
