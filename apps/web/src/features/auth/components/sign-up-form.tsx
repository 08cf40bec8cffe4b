'use client';

import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useLinkSecret } from '@/lib/link-secret';
import { signUp } from '@/lib/session';
import { useEntrance } from '../hooks';
import { safeNext } from '../safe-next';
import { type AuthField, AuthForm } from './auth-form';

const fields: AuthField[] = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'new-password' },
];

export function SignUpForm() {
  const query = useSearchParams();
  const next = query.get('next') ?? undefined;
  const entrance = useEntrance();
  const invitation = useLinkSecret('invitation');
  if (entrance.isError) {
    return (
      <ErrorState
        what="This page could not be loaded"
        error={entrance.error}
        onRetry={() => entrance.refetch()}
        className="px-0 py-0"
      />
    );
  }
  if (entrance.data === undefined) {
    return (
      <Loading what="who may sign up" className="space-y-4">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    );
  }
  const { signUp: policy, isFirstStart } = entrance.data;
  if (policy === 'closed') {
    return (
      <NoSignUp
        title="No new accounts"
        words="Nobody can sign up here at present. An administrator of this studio can change that."
      />
    );
  }
  if (policy === 'invitation' && invitation === undefined) {
    return (
      <NoSignUp
        title="By invitation only"
        words="Only people with an invitation can sign up here. Open the link of yours; without one, ask somebody of the team that you want to join, or an administrator of this studio."
      />
    );
  }
  return (
    <div className="space-y-4">
      {isFirstStart && (
        <p className="flex items-start gap-2 rounded-md bg-accent-soft p-2.5 text-accent-text">
          <ShieldCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
          You are the first here: your account administers this studio, and decides who else may sign up.
        </p>
      )}
      <AuthForm
        title="Create your account"
        fields={fields}
        email={query.get('email') ?? undefined}
        submitLabel="Create account"
        isChecked
        submit={(person) => signUp({ ...person, ...(invitation === undefined ? {} : { invitation }) })}
        // Whoever comes without an errand begins with a first project.
        onDone={() => window.location.assign(next === undefined ? '/new' : safeNext(next))}
      >
        You have an account?{' '}
        <Link
          href={next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}
          className="font-medium text-accent-text hover:underline"
        >
          Sign in
        </Link>
      </AuthForm>
    </div>
  );
}

function NoSignUp({ title, words }: { title: string; words: string }) {
  return (
    <section aria-labelledby="no-sign-up" className="space-y-3">
      <h1 id="no-sign-up" className="font-semibold text-fg text-xl tracking-tight">
        {title}
      </h1>
      <p className="text-fg-muted">{words}</p>
      <Button asChild>
        <Link href="/sign-in">Sign in</Link>
      </Button>
    </section>
  );
}
