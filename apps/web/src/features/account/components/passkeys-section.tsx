'use client';

import type { Passkey, SecondFactors } from '@chalice-studio/control-plane/contract';
import { Fingerprint, Plus } from 'lucide-react';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { later } from '@/lib/later';
import { hasPasskeys } from '@/lib/passkeys';
import { useSecondFactors } from '../second-factors';
import { PasskeyRow } from './passkey-row';

const AddPasskey = later(() => import('./add-passkey').then((module) => module.AddPasskey));

/** What signs one in by a fingerprint, a face or a PIN of a device. */
export function PasskeysSection() {
  const factors = useSecondFactors();
  return (
    <SettingsSection
      title="Passkeys"
      description="Sign in with a fingerprint, a face or a device’s PIN. A passkey counts as both factors: no password, no code."
    >
      {factors.isError && (
        <ErrorState
          layout="row"
          what="Your passkeys could not be loaded"
          error={factors.error}
          onRetry={() => factors.refetch()}
        />
      )}
      {factors.isPending && (
        <Loading what="your passkeys">
          <Skeleton className="h-14 w-full rounded-lg" />
        </Loading>
      )}
      {factors.data !== undefined && <Passkeys {...factors.data} />}
    </SettingsSection>
  );
}

function Passkeys({ passkeys, passkeyHost }: SecondFactors) {
  const [isAdding, setIsAdding] = useState(false);
  const obstacle = obstacleTo(passkeyHost);
  const add = (
    <Button onClick={() => setIsAdding(true)} disabled={obstacle !== undefined}>
      <Plus aria-hidden />
      Add a passkey
    </Button>
  );
  return (
    <>
      {obstacle !== undefined && <p className="text-warning-text text-xs">{obstacle}</p>}
      {passkeys.length === 0 ? (
        <EmptyState
          icon={<Fingerprint />}
          title="No passkeys yet"
          className="max-w-none rounded-lg border border-line-strong border-dashed py-8"
          action={add}
        >
          This device, a phone or a security key can keep one. What the studio keeps of it opens nothing.
        </EmptyState>
      ) : (
        <>
          <PasskeyList passkeys={passkeys} />
          {add}
        </>
      )}
      {isAdding && <AddPasskey onClose={() => setIsAdding(false)} />}
    </>
  );
}

function PasskeyList({ passkeys }: { passkeys: readonly Passkey[] }) {
  return (
    <ul aria-label="Passkeys" className="divide-y divide-line rounded-lg border bg-surface">
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} />
      ))}
    </ul>
  );
}

/** Why this page cannot make one; undefined where it can. */
function obstacleTo(passkeyHost: string): string | undefined {
  if (window.location.hostname !== passkeyHost) {
    return `Passkeys of this studio are for ${passkeyHost}. Open it at that address to add one.`;
  }
  if (hasPasskeys()) return undefined;
  if (window.isSecureContext) return 'This browser has no passkeys. Use a newer one to add one.';
  return 'Browsers have passkeys over HTTPS only. Ask whoever runs the studio to put it behind HTTPS.';
}
