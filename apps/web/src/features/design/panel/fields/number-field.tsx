'use client';

import { useState } from 'react';
import type { FieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { BoundField, type BoundProps } from './bound-field';
import type { FieldBinding } from './entity-scope';
import { useDraft } from './use-draft';

type NumberFieldProps = BoundProps & {
  /** What holds while the field is empty; shown in it as the default. */
  defaultValue?: number;
  /** Said in the empty field where there is no number to say. */
  placeholder?: string;
  unit?: string;
  /** An empty field is not stored: the number before stays. */
  isRequired?: boolean;
  isDecimal?: boolean;
};

/** A number; empty means the default. What is no number is said and not stored. */
export function NumberField({ defaultValue, placeholder, unit, isRequired, isDecimal, ...bound }: NumberFieldProps) {
  const [error, setError] = useState<string>();
  const shown = defaultValue === undefined ? placeholder : `${defaultValue.toLocaleString('en')} (default)`;
  return (
    <BoundField {...bound} localError={error}>
      {(ids, binding) => (
        <NumberInput {...{ ids, binding, placeholder: shown, unit, isRequired, isDecimal, setError }} />
      )}
    </BoundField>
  );
}

type NumberInputProps = Pick<NumberFieldProps, 'placeholder' | 'unit' | 'isRequired' | 'isDecimal'> & {
  ids: FieldIds;
  binding: FieldBinding;
  setError: (error: string | undefined) => void;
};

const WHOLE = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

function NumberInput({ ids, binding, placeholder, unit, isRequired, isDecimal, setError }: NumberInputProps) {
  const form = isDecimal === true ? DECIMAL : WHOLE;
  const stored = typeof binding.value === 'number' ? String(binding.value) : '';
  const draft = useDraft(stored, (text) => {
    if (text.trim() === '' && isRequired !== true) return binding.set(undefined, { isTyping: true });
    if (form.test(text.trim())) binding.set(Number(text), { isTyping: true });
  });
  const wanted = isDecimal === true ? 'Write a number' : 'Write a whole number';
  return (
    <span className="relative block">
      <Input
        {...ids}
        inputMode={isDecimal === true ? 'decimal' : 'numeric'}
        autoComplete="off"
        placeholder={placeholder}
        value={draft.value}
        onBlur={() => {
          draft.onBlur();
          // What could not be stored gives way to what is.
          setError(undefined);
        }}
        className="tabular-nums"
        onChange={(event) => {
          const text = event.target.value.trim();
          const isRight = form.test(text) || (text === '' && isRequired !== true);
          setError(isRight ? undefined : `${wanted}${isRequired === true ? '' : ', or leave it empty'}.`);
          draft.onChange(event.target.value);
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
