'use client';

import type { ReactNode } from 'react';
import type { FieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type TextFieldProps = BoundProps & {
  placeholder?: string;
  isMono?: boolean;
  isMultiline?: boolean;
  /** An empty field is no field: the default holds. */
  unsetWhenEmpty?: boolean;
  autoFocus?: boolean;
  /** Below the input: a preview of what the text means. */
  after?: (text: string) => ReactNode;
};

export function TextField({
  placeholder,
  isMono,
  isMultiline,
  unsetWhenEmpty,
  autoFocus,
  after,
  ...bound
}: TextFieldProps) {
  return (
    <BoundField {...bound}>
      {(ids, binding) => (
        <TextInput {...{ ids, binding, placeholder, isMono, isMultiline, unsetWhenEmpty, autoFocus, after }} />
      )}
    </BoundField>
  );
}

type TextInputProps = Pick<
  TextFieldProps,
  'placeholder' | 'isMono' | 'isMultiline' | 'unsetWhenEmpty' | 'autoFocus' | 'after'
> & {
  ids: FieldIds;
  binding: FieldBinding;
};

function TextInput({
  ids,
  binding,
  placeholder,
  isMono,
  isMultiline,
  unsetWhenEmpty,
  autoFocus,
  after,
}: TextInputProps) {
  const stored = typeof binding.value === 'string' ? binding.value : '';
  const draft = useDraft(stored, (text) =>
    binding.set(unsetWhenEmpty === true && text.trim() === '' ? undefined : text, { isTyping: true }),
  );
  const shared = {
    ...ids,
    isMono: isMono === true,
    placeholder,
    value: draft.value,
    autoFocus: autoFocus === true,
    // What is there is only a beginning: typing replaces it.
    ...(autoFocus === true ? { onFocus: (event: { target: { select: () => void } }) => event.target.select() } : {}),
    onBlur: draft.onBlur,
    onChange: (event: { target: { value: string } }) => draft.onChange(event.target.value),
  };
  return (
    <>
      {isMultiline === true ? <Textarea rows={2} {...shared} /> : <Input autoComplete="off" {...shared} />}
      {after?.(draft.value)}
    </>
  );
}
