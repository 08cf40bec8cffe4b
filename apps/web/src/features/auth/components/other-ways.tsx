'use client';

import { Fingerprint, LogIn } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { describeProblem, goToProvider } from '@/lib/open-id';
import { canOfferPasskeys, hasPasskeys, signInWithPasskey, stopOffer, wasCalledOff } from '@/lib/passkeys';
import { useProviderOffer } from '../hooks';
import { FormAlert } from './form-alert';

type OtherWaysProps = { next: string | undefined; onDone: () => void };
type Way = 'provider' | 'passkey';

/** The ways to sign in besides a password. */
export function OtherWays({ next, onDone }: OtherWaysProps) {
  const offer = useProviderOffer().data ?? undefined;
  const problem = describeProblem(useSearchParams().get('problem'), offer?.name);
  const [busy, setBusy] = useState<Way>();
  const [failure, setFailure] = useState<string>();
  const canUsePasskeys = useSyncExternalStore(
    () => () => undefined,
    hasPasskeys,
    () => false,
  );
  usePasskeyOffer(onDone, setFailure);
  const choose = async (way: Way, go: () => Promise<void>) => {
    setBusy(way);
    setFailure(undefined);
    try {
      await go();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setFailure(error.message);
      setBusy(undefined);
    }
  };
  const shown = failure ?? problem;
  if (!canUsePasskeys && offer === undefined && shown === undefined) return null;
  return (
    <div className="space-y-3">
      <p className="flex items-center gap-3 text-fg-subtle text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {shown !== undefined && <FormAlert>{shown}</FormAlert>}
      {offer !== undefined && (
        <Button
          size="lg"
          className="w-full"
          isBusy={busy === 'provider'}
          onClick={() => choose('provider', () => goToProvider(next === undefined ? {} : { next }))}
        >
          <LogIn aria-hidden />
          <span className="truncate">Sign in with {offer.name}</span>
        </Button>
      )}
      {canUsePasskeys && (
        <Button
          size="lg"
          className="w-full"
          isBusy={busy === 'passkey'}
          onClick={() => choose('passkey', () => signInWithPasskey().then(onDone))}
        >
          <Fingerprint aria-hidden />
          Sign in with a passkey
        </Button>
      )}
      {offer?.isRequired === true && (
        <p className="text-fg-muted text-xs">
          People of this studio sign in with {offer.name}. Passwords and passkeys are for administrators.
        </p>
      )}
    </div>
  );
}

/** Passkeys stand among what the browser proposes for the address, where it can do that. */
function usePasskeyOffer(onDone: () => void, onFailure: (message: string) => void): void {
  const latest = useRef({ onDone, onFailure });
  latest.current = { onDone, onFailure };
  useEffect(() => {
    let isGone = false;
    const offer = async () => {
      if (!(await canOfferPasskeys()) || isGone) return;
      await signInWithPasskey({ isOffer: true });
      if (!isGone) latest.current.onDone();
    };
    offer().catch((error: unknown) => {
      if (!isGone && error instanceof Error && !wasCalledOff(error)) latest.current.onFailure(error.message);
    });
    return () => {
      isGone = true;
      void stopOffer();
    };
  }, []);
}
