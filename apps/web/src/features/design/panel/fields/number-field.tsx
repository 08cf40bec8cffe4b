'use client';

import { useState } from 'react';
import type { FieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type NumberFieldProps = BoundProps & { placeholder?: string; unit?: string };

/** A whole number; empty means the default. What is no number is said and not stored. */
export function NumberField({ placeholder, unit, ...bound }: NumberFieldProps) {
  const [error, setError] = useState<string>();
  return (
    <BoundField {...bound} localError={error}>
      {(ids, binding) => <NumberInput {...{ ids, binding, placeholder, unit, setError }} />}
    </BoundField>
  );
}

type NumberInputProps = Pick<NumberFieldProps, 'placeholder' | 'unit'> & {
  ids: FieldIds;
  binding: FieldBinding;
  setError: (error: string | undefined) => void;
};

function NumberInput({ ids, binding, placeholder, unit, setError }: NumberInputProps) {
  const stored = typeof binding.value === 'number' ? String(binding.value) : '';
  const draft = useDraft(stored, (text) => {
    if (text.trim() === '') return binding.set(undefined, { isTyping: true });
    if (/^-?\d{1,15}$/.test(text.trim())) binding.set(Number(text), { isTyping: true });
  });
  return (
    <span className="relative block">
      <Input
        {...ids}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        value={draft.value}
        onBlur={draft.onBlur}
        className="tabular-nums"
        onChange={(event) => {
          const text = event.target.value;
          setError(
            text.trim() === '' || /^-?\d{1,15}$/.test(text.trim())
              ? undefined
              : 'Write a whole number, or leave it empty.',
          );
          draft.onChange(text);
        }}
      />
      {unit !== undefined && (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-fg-subtle text-xs">
          {unit}
        </span>
      )}
    </span>
  );
}
