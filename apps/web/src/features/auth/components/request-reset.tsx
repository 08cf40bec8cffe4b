'use client';

import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { requestReset } from '@/lib/entrance';
import { checkCredentials } from '../credentials';
import { useEntrance } from '../hooks';
import { FormAlert } from './form-alert';

/** Asks for a link by mail. What it says afterwards is the same for every address. */
export function RequestReset() {
  const [email, setEmail] = useState(useSearchParams().get('email') ?? '');
  const [wrong, setWrong] = useState<string>();
  const entrance = useEntrance();
  const request = useMutation({ mutationFn: () => requestReset(email.trim()) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const problem = checkCredentials({ email }).email;
    setWrong(problem);
    if (problem === undefined) request.mutate();
  };
  if (request.isSuccess) return <Requested email={email.trim()} onAgain={() => request.reset()} />;
  if (entrance.isPending) {
    return (
      <Loading what="the page" className="space-y-4">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    );
  }
  if (entrance.data?.canMail === false) return <AskAnAdministrator />;
  return (
    <form onSubmit={send} noValidate className="space-y-4" aria-label="Choose a new password">
      <Heading>Choose a new password</Heading>
      <p className="text-fg-muted">You get a mail with a link, which works once and for an hour.</p>
      <Field label="E-mail" {...(wrong === undefined ? {} : { error: wrong })}>
        {(ids) => (
          <Input
            {...ids}
            size="lg"
            type="email"
            autoComplete="username"
            autoFocus
            required
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              setWrong(undefined);
            }}
          />
        )}
      </Field>
      {request.isError && <FormAlert>{request.error.message}</FormAlert>}
      <Button type="submit" variant="primary" size="lg" className="w-full" isBusy={request.isPending}>
        Send the link
      </Button>
      <BackToSignIn />
    </form>
  );
}

function Requested({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <section aria-labelledby="requested" className="space-y-3">
      <MailCheck aria-hidden className="size-6 text-success-text" />
      <Heading id="requested">Look into your mail</Heading>
      <p className="text-fg-muted [overflow-wrap:anywhere]">
        If there is an account for <strong className="font-medium text-fg">{email}</strong>, a link is on its way. It
        may take some minutes, or lie among the spam.
      </p>
      <div className="flex gap-2">
        <Button asChild>
          <Link href="/sign-in">Back to signing in</Link>
        </Button>
        <Button variant="ghost" onClick={onAgain}>
          Another address
        </Button>
      </div>
    </section>
  );
}

function AskAnAdministrator() {
  return (
    <section aria-labelledby="ask" className="space-y-3">
      <Heading id="ask">Ask an administrator</Heading>
      <p className="text-fg-muted">
        This studio has no mail server. An administrator can make a link for you, on Administration, with which you
        choose a new password.
      </p>
      <Button asChild>
        <Link href="/sign-in">Back to signing in</Link>
      </Button>
    </section>
  );
}

function Heading({ id, children }: { id?: string; children: string }) {
  return (
    <h1 {...(id === undefined ? {} : { id })} className="font-semibold text-fg text-xl tracking-tight">
      {children}
    </h1>
  );
}

function BackToSignIn() {
  return (
    <p className="text-center text-fg-muted">
      You know it again?{' '}
      <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
        Sign in
      </Link>
    </p>
  );
}
