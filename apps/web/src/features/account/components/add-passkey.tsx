'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
import { toast } from '@/components/ui/toast';
import { addPasskey } from '@/lib/passkeys';
import { useFactorChange } from '../second-factors';

/** Names the passkey, then the browser asks on which device it is to be. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState(thisDevice);
  const adding = useFactorChange(addPasskey);
  const add = () => {
    adding.mutate(name.trim(), {
      onSuccess: () => {
        toast.success(`${name.trim()} signs you in from now on`);
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title="Add a passkey"
      description="Your browser then asks where to keep it: on this device, on a phone or on a security key."
      submitLabel="Add passkey"
      canSubmit={name.trim() !== ''}
      isBusy={adding.isPending}
      onSubmit={add}
      onClose={onClose}
    >
      <NameField
        value={name}
        onChange={setName}
        maxLength={60}
        help="Where it is kept, so that you know it again."
        error={adding.error?.message}
      />
    </FormDialog>
  );
}

const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
] as const;

/** A name to begin with. */
function thisDevice(): string {
  return systems.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? '';
}
