'use client';

import { CircleAlert } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { AuthRefusal } from '@/lib/session';
import { type Credentials, checkCredentials, placeRefusal } from '../credentials';

export type AuthField = {
  name: keyof Credentials;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  help?: string;
};

type AuthFormProps = {
  title: string;
  fields: readonly AuthField[];
  submitLabel: string;
  /** Whether the fields are looked at before the server is; a sign-in says only what the server says. */
  isChecked: boolean;
  /** Of whoever was invited by it. */
  email?: string | undefined;
  submit: (credentials: Credentials) => Promise<AuthRefusal | undefined>;
  onDone: () => void;
  children: ReactNode;
};

export function AuthForm({
  title,
  fields,
  submitLabel,
  isChecked,
  email = '',
  submit,
  onDone,
  children,
}: AuthFormProps) {
  const [values, setValues] = useState<Credentials>({ name: '', email, password: '' });
  const [errors, setErrors] = useState(placeRefusal(undefined));
  const [isBusy, setIsBusy] = useState(false);

  const typed = Object.fromEntries(fields.map(({ name }) => [name, values[name]]));
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = isChecked ? checkCredentials(typed) : {};
    const first = fields.find(({ name }) => wrong[name] !== undefined);
    if (first !== undefined) {
      setErrors({ fields: wrong, form: undefined });
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${first.name}]`)?.focus();
      return;
    }
    setIsBusy(true);
    const refusal = await submit({ ...values, name: values.name.trim(), email: values.email.trim() });
    setErrors(placeRefusal(refusal));
    if (refusal === undefined) onDone();
    else setIsBusy(false);
  };

  return (
    <form onSubmit={send} noValidate className="space-y-4" aria-label={title}>
      <h1 className="font-semibold text-fg text-xl tracking-tight">{title}</h1>
      {fields.map((field, index) => (
        <Field key={field.name} label={field.label} help={field.help} error={errors.fields[field.name]}>
          {(ids) => (
            <Input
              {...ids}
              size="lg"
              name={field.name}
              type={field.type}
              autoComplete={field.autoComplete}
              autoFocus={index === 0}
              required
              value={values[field.name]}
              onChange={(event) => {
                setValues({ ...values, [field.name]: event.target.value });
                setErrors({ fields: { ...errors.fields, [field.name]: undefined }, form: undefined });
              }}
            />
          )}
        </Field>
      ))}
      {errors.form !== undefined && (
        <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-2.5 text-danger-text">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {errors.form}
        </p>
      )}
      <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={isBusy}>
        {submitLabel}
      </Button>
      <p className="text-center text-fg-muted">{children}</p>
    </form>
  );
}
