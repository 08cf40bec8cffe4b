'use client';

import { useState } from 'react';
import { CommittedInput } from '@/components/ui/committed-input';
import { Field } from '@/components/ui/field';

type NumberFieldProps = {
  label: string;
  unit: string;
  range: { min: number; max: number };
  value: number | undefined;
  /** What holds when nothing is set. */
  fallback: number;
  error?: string;
  onChange: (value: number | undefined) => void;
};

/** A whole number in a range; empty means the default, which is shown. */
export function NumberField({ label, unit, range, value, fallback, error, onChange }: NumberFieldProps) {
  const [refused, setRefused] = useState<string>();
  const commit = (text: string) => {
    const number = Number(text.trim());
    if (text.trim() === '') {
      setRefused(undefined);
      onChange(undefined);
    } else if (!Number.isInteger(number) || number < range.min || number > range.max) {
      setRefused(`“${text}” is not a whole number from ${range.min} to ${range.max.toLocaleString('en')}.`);
    } else {
      setRefused(undefined);
      onChange(number);
    }
  };
  return (
    <Field
      label={label}
      error={refused ?? error}
      help={`${range.min} to ${range.max.toLocaleString('en')} ${unit}. Empty: ${fallback}.`}
    >
      {(ids) => (
        <span className="flex items-center gap-2">
          <CommittedInput
            {...ids}
            inputMode="numeric"
            className="w-28 tabular-nums"
            placeholder={String(fallback)}
            value={value === undefined ? '' : String(value)}
            onCommit={commit}
          />
          <span className="text-fg-subtle text-xs">{unit}</span>
        </span>
      )}
    </Field>
  );
}
