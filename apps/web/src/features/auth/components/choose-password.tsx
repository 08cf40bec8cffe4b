'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { NewPasswordField } from '@/components/new-password-field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { lookReset, resetPassword } from '@/lib/entrance';
import { forgetLinkSecret } from '@/lib/link-secret';
import { checkCredentials } from '../credentials';
import { FormAlert } from './form-alert';

/** A new password, by the link that came by mail or from an administrator. */
export function ChoosePassword({ secret }: { secret: string }) {
  const look = useQuery({ queryKey: ['reset', secret], queryFn: () => lookReset(secret), retry: false, gcTime: 0 });
  if (look.isError) {
    return (
      <ErrorState
        what="This link does not open"
        error={look.error}
        className="px-0 py-0"
        action={
          <Button
            onClick={() => {
              forgetLinkSecret('reset');
              window.location.assign('/reset-password');
            }}
          >
            Ask for a new one
          </Button>
        }
      />
    );
  }
  if (look.data === undefined) {
    return (
      <Loading what="the link" className="space-y-4">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    );
  }
  return <PasswordForm secret={secret} email={look.data.email} apiTokens={look.data.apiTokens} />;
}

function PasswordForm({ secret, email, apiTokens }: { secret: string; email: string; apiTokens: number }) {
  const [password, setPassword] = useState('');
  const [revokesTokens, setRevokesTokens] = useState(true);
  const [wrong, setWrong] = useState<string>();
  const reset = useMutation({
    mutationFn: () => resetPassword({ secret, password, revokesTokens }),
    onSuccess: () => {
      forgetLinkSecret('reset');
      window.location.assign(`/sign-in?email=${encodeURIComponent(email)}`);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkCredentials({ password }).password;
    setWrong(problem);
    if (problem === undefined) reset.mutate();
  };
  return (
    <form onSubmit={send} noValidate className="space-y-4" aria-label="Choose a new password">
      <h1 className="font-semibold text-fg text-xl tracking-tight">Choose a new password</h1>
      <p className="text-fg-muted">You are signed out everywhere, and sign in with the new one.</p>
      <Field label="Account">
        {(ids) => <Input {...ids} size="lg" type="email" autoComplete="username" readOnly value={email} />}
      </Field>
      <NewPasswordField
        label="New password"
        size="lg"
        autoFocus
        words={[email]}
        value={password}
        error={wrong}
        onChange={(typed) => {
          setPassword(typed);
          setWrong(undefined);
        }}
      />
      {apiTokens > 0 && (
        <Checkbox
          checked={revokesTokens}
          onChange={setRevokesTokens}
          label={
            <>
              Revoke my {apiTokens === 1 ? 'API token' : `${apiTokens} API tokens`}, too
              <span className="block text-fg-muted text-xs">
                Keep this on if somebody else may have been in your account. Programs that use the{' '}
                {apiTokens === 1 ? 'token' : 'tokens'} stop.
              </span>
            </>
          }
        />
      )}
      {reset.isError && <FormAlert>{reset.error.message}</FormAlert>}
      <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={reset.isPending}>
        Set the password
      </Button>
    </form>
  );
}
