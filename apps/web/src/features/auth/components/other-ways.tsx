'use client';

import { Fingerprint } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { canOfferPasskeys, hasPasskeys, signInWithPasskey, stopOffer, wasCalledOff } from '@/lib/passkeys';
import { FormAlert } from './form-alert';

/** The ways to sign in besides a password. */
export function OtherWays({ onDone }: { onDone: () => void }) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const canUsePasskeys = useSyncExternalStore(
    () => () => undefined,
    hasPasskeys,
    () => false,
  );
  usePasskeyOffer(onDone, setFailure);
  const choose = async () => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await signInWithPasskey();
      onDone();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setFailure(error.message);
      setIsBusy(false);
    }
  };
  if (!canUsePasskeys) return null;
  return (
    <div className="space-y-4">
      <p className="flex items-center gap-3 text-fg-subtle text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {failure !== undefined && <FormAlert>{failure}</FormAlert>}
      <Button size="lg" className="w-full" isBusy={isBusy} onClick={choose}>
        <Fingerprint aria-hidden />
        Sign in with a passkey
      </Button>
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
