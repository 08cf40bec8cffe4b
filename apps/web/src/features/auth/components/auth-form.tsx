'use client';

import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { NewPasswordField } from '@/components/new-password-field';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { AuthRefusal } from '@/lib/session';
import { type Credentials, checkCredentials, placeRefusal } from '../credentials';
import { FormAlert } from './form-alert';

export type AuthField = {
  name: keyof Credentials;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  help?: string;
  /** At the right end of the label. */
  action?: (email: string) => ReactNode;
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
  /** Below the button. */
  otherWays?: ReactNode;
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
  otherWays,
  children,
}: AuthFormProps) {
  const [values, setValues] = useState<Credentials>({ name: '', email, password: '' });
  const [errors, setErrors] = useState(placeRefusal(undefined));
  const [isBusy, setIsBusy] = useState(false);

  const change = (name: keyof Credentials, value: string) => {
    setValues({ ...values, [name]: value });
    setErrors({ fields: { ...errors.fields, [name]: undefined }, form: undefined });
  };
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
      {fields.map((field, index) =>
        field.autoComplete === 'new-password' ? (
          <NewPasswordField
            key={field.name}
            label={field.label}
            size="lg"
            words={[values.name, values.email]}
            value={values.password}
            error={errors.fields.password}
            onChange={(password) => change('password', password)}
          />
        ) : (
          <Field
            key={field.name}
            label={field.label}
            help={field.help}
            error={errors.fields[field.name]}
            action={field.action?.(values.email)}
          >
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
                onChange={(event) => change(field.name, event.target.value)}
              />
            )}
          </Field>
        ),
      )}
      {errors.form !== undefined && <FormAlert>{errors.form}</FormAlert>}
      <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={isBusy}>
        {submitLabel}
      </Button>
      {otherWays}
      <p className="text-center text-fg-muted">{children}</p>
    </form>
  );
}
