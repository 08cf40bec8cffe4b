import type { ReactNode } from 'react';
import { Field } from './field';
import { Input } from './input';

type NameFieldProps = {
  value: string;
  onChange: (name: string) => void;
  maxLength: number;
  placeholder?: string;
  help?: ReactNode;
  error?: string | undefined;
};

/** The name of what a dialog makes or renames: the first thing that it asks for. */
export function NameField({ value, onChange, maxLength, placeholder, help, error }: NameFieldProps) {
  return (
    <Field label="Name" {...(help !== undefined && { help })} {...(error !== undefined && { error })}>
      {(ids) => (
        <Input
          {...ids}
          autoFocus
          autoComplete="off"
          maxLength={maxLength}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
