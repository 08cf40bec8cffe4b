'use client';

import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { type Begun, beginTwoFactor, confirmTwoFactor } from '@/lib/second-factors';
import { useFactorChange } from '../second-factors';
import { KeptCodesDialog } from './kept-codes-dialog';
import { PasswordDialog } from './password-dialog';
import { QrCode } from './qr-code';

/** Password, app, recovery codes: it is on once a code of the app was right. */
export function SetUpTwoFactor({ onClose }: { onClose: () => void }) {
  const beginning = useFactorChange(beginTwoFactor);
  const confirmation = useFactorChange(confirmTwoFactor);
  if (beginning.data === undefined) {
    return (
      <PasswordDialog
        title="Set up two-factor"
        description="You sign in with your password and a code that an authenticator app on your phone shows."
        submitLabel="Go on"
        isBusy={beginning.isPending}
        error={beginning.error}
        onSubmit={(password) => beginning.mutate(password)}
        onClose={onClose}
      />
    );
  }
  if (confirmation.isSuccess) {
    const codes = beginning.data.recoveryCodes;
    return <KeptCodesDialog title="Two-factor is on: keep your recovery codes" codes={codes} onClose={onClose} />;
  }
  return (
    <AppDialog
      begun={beginning.data}
      isBusy={confirmation.isPending}
      error={confirmation.error}
      onSubmit={(code) => confirmation.mutate(code)}
      onClose={onClose}
    />
  );
}

type AppDialogProps = {
  begun: Begun;
  isBusy: boolean;
  error: Error | null;
  onSubmit: (code: string) => void;
  onClose: () => void;
};

function AppDialog({ begun, isBusy, error, onSubmit, onClose }: AppDialogProps) {
  const [code, setCode] = useState('');
  const key = begun.key.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <FormDialog
      title="Add the studio to your app"
      description="Scan this with an authenticator app, then type the code that it shows."
      submitLabel="Turn on"
      canSubmit={code.trim() !== ''}
      isBusy={isBusy}
      onSubmit={() => onSubmit(code.trim())}
      onClose={onClose}
      noValidate
    >
      <div className="flex flex-wrap items-center gap-4">
        <QrCode text={begun.uri} label="QR code for your authenticator app" />
        <div className="min-w-40 flex-1 space-y-1">
          <p className="font-medium text-fg text-xs">Or type this key</p>
          <output aria-label="Key" className="block font-mono text-xs [overflow-wrap:anywhere]">
            {key}
          </output>
          <CopyButton value={begun.key} label="Copy the key" variant="secondary">
            Copy key
          </CopyButton>
        </div>
      </div>
      <Field
        label="Code"
        help="Six digits; a new one comes every 30 seconds."
        {...(error !== null && { error: error.message })}
      >
        {(ids) => (
          <Input
            {...ids}
            isMono
            size="lg"
            autoFocus
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={9}
            placeholder="123456"
            className="max-w-40 text-base tracking-widest"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
