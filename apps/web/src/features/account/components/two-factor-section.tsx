'use client';

import type { SecondFactors } from '@chalice-studio/control-plane/contract';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { later } from '@/lib/later';
import { useFactorChange, useSecondFactors } from '../second-factors';

const SetUpTwoFactor = later(() => import('./set-up-two-factor').then((module) => module.SetUpTwoFactor));
const RenewCodes = later(() => import('./two-factor-dialogs').then((module) => module.RenewCodes));
const TurnOffTwoFactor = later(() => import('./two-factor-dialogs').then((module) => module.TurnOffTwoFactor));

type Shown = 'set-up' | 'renew' | 'turn-off';

/** Codes of an authenticator app, beside the password. */
export function TwoFactorSection() {
  const factors = useSecondFactors();
  const [shown, setShown] = useState<Shown>();
  const close = () => setShown(undefined);
  return (
    <SettingsSection
      title="Two-factor"
      description="A code of an app on your phone, asked for after your password. API tokens are not asked for one."
    >
      {factors.isError && (
        <ErrorState
          layout="row"
          what="Your second factors could not be loaded"
          error={factors.error}
          onRetry={() => factors.refetch()}
        />
      )}
      {factors.isPending && (
        <Loading what="your second factors">
          <Skeleton className="h-7 w-56" />
        </Loading>
      )}
      {factors.data !== undefined && <TwoFactorState factors={factors.data} onShow={setShown} />}
      {shown === 'set-up' && <SetUpTwoFactor onClose={close} />}
      {shown === 'renew' && <RenewCodes onClose={close} />}
      {shown === 'turn-off' && <TurnOffTwoFactor onClose={close} />}
    </SettingsSection>
  );
}

function TwoFactorState({ factors, onShow }: { factors: SecondFactors; onShow: (shown: Shown) => void }) {
  const { twoFactor, hasPassword } = factors;
  if (twoFactor === null) {
    if (!hasPassword) {
      return (
        <p className="text-fg-muted">
          You have no password here, so there is nothing to ask a code after. Whoever signs you in asks for theirs.
        </p>
      );
    }
    return (
      <div className="flex flex-wrap items-center gap-3">
        <span className="flex items-center gap-2">
          <StatusDot tone="idle" />
          Off
        </span>
        <Button className="ml-auto" onClick={() => onShow('set-up')}>
          Set up
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <span className="flex items-center gap-2">
          <StatusDot tone="success" />
          On
        </span>
        <Button variant="danger-quiet" className="ml-auto" onClick={() => onShow('turn-off')}>
          Turn off
        </Button>
      </div>
      <RecoveryState left={twoFactor.recoveryCodesLeft} onRenew={() => onShow('renew')} />
      <TrustedDevices count={twoFactor.trustedDevices} />
    </>
  );
}

function RecoveryState({ left, onRenew }: { left: number; onRenew: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>
        {left} of 10 recovery codes left
        {left < 3 && <span className="block text-warning-text text-xs">Make new ones before they are used up.</span>}
      </p>
      <Button className="ml-auto" onClick={onRenew}>
        Make new codes
      </Button>
    </div>
  );
}

function TrustedDevices({ count }: { count: number }) {
  const forgetting = useFactorChange(() => client.secondFactors.forgetDevices());
  const forget = () => {
    forgetting.mutate(undefined, {
      onSuccess: () => toast.success('Every device is asked for a code again'),
      onError: (error) => toast.failure('The devices could not be forgotten', error),
    });
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>{count === 0 ? 'Every device is asked for a code' : trustedWords(count)}</p>
      {count > 0 && (
        <Button className="ml-auto" isBusy={forgetting.isPending} onClick={forget}>
          Ask everywhere again
        </Button>
      )}
    </div>
  );
}

function trustedWords(count: number): string {
  return count === 1 ? '1 device is trusted, and not asked for a code' : `${count} devices are trusted, and not asked`;
}
