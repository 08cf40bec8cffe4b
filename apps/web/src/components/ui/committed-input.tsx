'use client';

import { type ComponentProps, type KeyboardEvent, useState } from 'react';
import { Input } from './input';

type CommittedInputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'onBlur'> & {
  value: string;
  /** Called once, when the field is left or Enter is pressed, and only with a new value. Escape takes it back. */
  onCommit: (value: string) => void;
};

/** An input whose value goes out when it is finished, not at every key. */
export function CommittedInput({ value, onCommit, onKeyDown, ...props }: CommittedInputProps) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== value) onCommit(draft);
    setDraft(undefined);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
  };
  return (
    <Input
      {...props}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={press}
    />
  );
}
