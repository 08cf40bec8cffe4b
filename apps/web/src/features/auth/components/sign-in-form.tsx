'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { later } from '@/lib/later';
import { signIn } from '@/lib/session';
import { useEntrance } from '../hooks';
import { safeNext } from '../safe-next';
import { type AuthField, AuthForm } from './auth-form';
import { OtherWays } from './other-ways';

const SecondStepForm = later(() => import('./second-step-form').then((module) => module.SecondStepForm));

const fields: AuthField[] = [
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username webauthn' },
  {
    ...{ name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
    action: (email) => (
      <Link
        href={email === '' ? '/reset-password' : `/reset-password?email=${encodeURIComponent(email)}`}
        className="text-accent-text text-xs hover:underline"
      >
        Forgot it?
      </Link>
    ),
  },
];

export function SignInForm() {
  const query = useSearchParams();
  const next = query.get('next') ?? undefined;
  const [isSecondStep, setIsSecondStep] = useState(false);
  const isCodeAwaited = useRef(false);
  // A whole new page: nothing of whoever was signed in before stays in memory.
  const goOn = () => window.location.assign(safeNext(next));
  if (isSecondStep) return <SecondStepForm onDone={goOn} onBack={() => setIsSecondStep(false)} />;
  return (
    <AuthForm
      title="Sign in"
      fields={fields}
      email={query.get('email') ?? undefined}
      submitLabel="Sign in"
      isChecked={false}
      submit={async (credentials) => {
        const { refusal, needsCode } = await signIn(credentials);
        isCodeAwaited.current = needsCode;
        return refusal;
      }}
      onDone={() => (isCodeAwaited.current ? setIsSecondStep(true) : goOn())}
      otherWays={<OtherWays next={next} onDone={goOn} />}
    >
      <WayToSignUp next={next} />
    </AuthForm>
  );
}

/** Only where one may: a link that leads to a refusal helps nobody. */
function WayToSignUp({ next }: { next: string | undefined }) {
  const entrance = useEntrance().data;
  if (entrance?.signUp === 'closed') return 'New accounts are not made here at present.';
  if (entrance?.signUp === 'invitation' && next !== '/invite') {
    return 'New here? You need an invitation: open its link.';
  }
  return (
    <>
      {entrance?.isFirstStart === true ? 'Nobody has an account here yet.' : 'New here?'}{' '}
      <Link
        href={next === undefined ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`}
        className="font-medium text-accent-text hover:underline"
      >
        {entrance?.isFirstStart === true ? 'Create the first one' : 'Create an account'}
      </Link>
    </>
  );
}
