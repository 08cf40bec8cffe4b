'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { signIn } from '@/lib/session';
import { safeNext } from '../safe-next';
import { type AuthField, AuthForm } from './auth-form';

const fields: AuthField[] = [
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
];

export function SignInForm() {
  const query = useSearchParams();
  const next = query.get('next') ?? undefined;
  return (
    <AuthForm
      title="Sign in"
      fields={fields}
      email={query.get('email') ?? undefined}
      submitLabel="Sign in"
      isChecked={false}
      submit={signIn}
      // A whole new page: nothing of whoever was signed in before stays in memory.
      onDone={() => window.location.assign(safeNext(next))}
    >
      New here?{' '}
      <Link
        href={next === undefined ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`}
        className="font-medium text-accent-text hover:underline"
      >
        Create an account
      </Link>
    </AuthForm>
  );
}
