'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { signUp } from '@/lib/session';
import { minPasswordLength } from '../credentials';
import { safeNext } from '../safe-next';
import { type AuthField, AuthForm } from './auth-form';

const fields: AuthField[] = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    help: `At least ${minPasswordLength} characters.`,
  },
];

export function SignUpForm() {
  const query = useSearchParams();
  const next = query.get('next') ?? undefined;
  return (
    <AuthForm
      title="Create your account"
      fields={fields}
      email={query.get('email') ?? undefined}
      submitLabel="Create account"
      isChecked
      submit={signUp}
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
  );
}
