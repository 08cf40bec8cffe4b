'use client';

import { type ReactNode, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';

type PasswordDialogProps = {
  title: string;
  description: ReactNode;
  submitLabel: string;
  isBusy: boolean;
  error: Error | null;
  onSubmit: (password: string) => void;
  onClose: () => void;
};

/** Asks for one's password before something that a session alone must not be enough for. */
export function PasswordDialog({ error, onSubmit, ...dialog }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <FormDialog {...dialog} canSubmit={password !== ''} onSubmit={() => onSubmit(password)} noValidate>
      <Field label="Your password" {...(error !== null && { error: error.message })}>
        {(ids) => (
          <Input
            {...ids}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
