'use client';

import { toast } from '@/components/ui/toast';
import { renewRecoveryCodes, turnOffTwoFactor } from '@/lib/second-factors';
import { useFactorChange } from '../second-factors';
import { KeptCodesDialog } from './kept-codes-dialog';
import { PasswordDialog } from './password-dialog';

export function RenewCodes({ onClose }: { onClose: () => void }) {
  const renewal = useFactorChange(renewRecoveryCodes);
  if (renewal.data !== undefined) {
    return <KeptCodesDialog title="Your new recovery codes" codes={renewal.data} onClose={onClose} />;
  }
  return (
    <PasswordDialog
      title="Make new recovery codes"
      description="The codes that you have stop working at once."
      submitLabel="Make new codes"
      isBusy={renewal.isPending}
      error={renewal.error}
      onSubmit={(password) => renewal.mutate(password)}
      onClose={onClose}
    />
  );
}

export function TurnOffTwoFactor({ onClose }: { onClose: () => void }) {
  const turning = useFactorChange(turnOffTwoFactor);
  const turnOff = (password: string) => {
    turning.mutate(password, {
      onSuccess: () => {
        toast.success('Two-factor is off');
        onClose();
      },
    });
  };
  return (
    <PasswordDialog
      title="Turn two-factor off"
      description="Your password alone signs you in then. The entry in your app and your recovery codes are worth nothing any more; passkeys stay."
      submitLabel="Turn off"
      isBusy={turning.isPending}
      error={turning.error}
      onSubmit={turnOff}
      onClose={onClose}
    />
  );
}
